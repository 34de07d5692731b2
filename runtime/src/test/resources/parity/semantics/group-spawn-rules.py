# who may add members when: the body, children, callbacks and others, while the group is open or waits; nobody once it is aborting
import asyncio

async def member(name, log, turns=1):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(name)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

def tries(tg, coro, log):
    try:
        tg.create_task(coro)
        log.append("accepted")
    except RuntimeError as e:
        coro.close()
        log.append(str(e).split("> ")[1])

async def main():
    loop = asyncio.get_running_loop()
    log = []
    async def adds(tg, turns):
        for _ in range(turns):
            await asyncio.sleep(0)
        tries(tg, member("of a child", log, 3), log)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(adds(tg, 2))
        outsider = asyncio.create_task(adds(tg, 3))
        tg.create_task(member("long", log, 20))
        loop.call_later(0, lambda: tries(tg, member("of a timer", log), log))
        tries(tg, member("of the body", log), log)
    print(log, outsider.done())
    log.clear()
    tries(tg, member("late", log), log)
    async def fails():
        raise ValueError
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            try:
                await asyncio.sleep(10)
            finally:
                tries(tg, member("of the body", log), log)
    except ExceptionGroup:
        tries(tg, member("after the failure", log), log)
    async def adds_last(tg):
        await asyncio.sleep(0)
        tries(tg, member("last", log, 5), log)
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(adds_last(tg))
        t.add_done_callback(lambda f: tries(tg, member("of its callback", log), log))
    print(log)

asyncio.run(main())
