# new tasks take their first steps in the order of creation, grandchildren a turn after their makers, all before what is queued later
import asyncio

log = []

async def family(name, depth):
    log.append(name)
    if depth:
        for i in "12":
            asyncio.create_task(family(name + i, depth - 1))
        log.append(f"{name} made them")
    await asyncio.sleep(0)
    log.append(f"{name} again")

async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(family("a", 2))
    loop.call_soon(lambda: asyncio.create_task(family("of a callback", 0)))
    g = asyncio.gather(family("g1", 0), family("g2", 1))
    loop.call_soon(log.append, "callback")
    log.append("nobody has run")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(family("member", 1))
        tg.create_task(family("second member", 0))
    await g
    for _ in range(4):
        await asyncio.sleep(0)
    for line in log:
        print(line)

asyncio.run(main())
