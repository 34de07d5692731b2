# a task is done in the turn of its last step: whoever runs behind it in that turn sees it, its awaiter goes on in the next one
import asyncio

async def ends(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return "value"

async def main():
    loop, log = asyncio.get_running_loop(), []
    t = None
    def see(who):
        log.append((who, t.done() if t else None))
    async def awaits():
        log.append(("awaiter", await t))
    for turns in (0, 2):
        loop.call_soon(see, "before")
        t = asyncio.create_task(ends(turns))
        t.add_done_callback(lambda f: see("done callback"))
        w = asyncio.create_task(awaits())
        loop.call_soon(see, "behind")
        for _ in range(turns + 2):
            await asyncio.sleep(0)
            see("main")
        await w
        print(log)
        log.clear()
    t = asyncio.create_task(ends(3))
    t.add_done_callback(lambda f: see("first"))
    w = asyncio.create_task(awaits())
    await asyncio.sleep(0)
    t.add_done_callback(lambda f: see("second"))
    while not t.done():
        await asyncio.sleep(0)
    t.add_done_callback(lambda f: see("third"))
    see("main")
    await w
    print(log)

asyncio.run(main())
