# a generator that is dropped while it stands at a yield is closed by its loop, in a task of its own
import asyncio, gc

log = []

async def numbers(name, fails=False):
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        log.append(f"{name} closed")
        tasks.append(asyncio.current_task())
        if fails:
            raise ValueError(f"{name} fails")

async def collected(n):
    while len(log) < n:
        gc.collect()
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.001)

tasks = []

async def breaks(name):
    async for i in numbers(name):
        break

async def main():
    reports = []
    asyncio.get_running_loop().set_exception_handler(
        lambda _, c: reports.append(str(c["exception"])))
    await breaks("left by break")
    await collected(1)
    print(log, tasks[0] is asyncio.current_task())
    numbers("never begun")
    g = numbers("ended")
    async for i in g:
        pass
    g = None
    await breaks("the next")
    await collected(3)
    print(log)
    await breaks("one")
    await breaks("two")
    await collected(5)
    print(sorted(log[-2:]))

    async def abandons():
        g = numbers("in a task")
        await anext(g)

    await asyncio.create_task(abandons())
    await collected(6)
    print(log[-1], reports)

asyncio.run(main())
