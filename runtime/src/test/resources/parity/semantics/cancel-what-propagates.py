# what a cancel of the waiting task goes on to: through await, gather, wait_for and groups; not through shield, wait, callbacks
import asyncio

async def sleeps():
    await asyncio.sleep(10)

async def awaits(t):
    await t

async def in_a_coroutine(t):
    await awaits(t)

async def gathers(t):
    await asyncio.gather(t, asyncio.sleep(10))

async def limits(t):
    await asyncio.wait_for(t, 10)

async def times(t):
    async with asyncio.timeout(10):
        await t

async def groups(t):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(awaits(t))

async def shields(t):
    await asyncio.shield(t)

async def waits(t):
    await asyncio.wait([t])

async def completes(t):
    for c in asyncio.as_completed([t]):
        await c

async def is_told(t):
    told = asyncio.get_running_loop().create_future()
    t.add_done_callback(lambda f: told.done() or told.set_result(None))
    await told

async def main():
    for way in (awaits, in_a_coroutine, gathers, limits, times, groups, shields, waits, completes, is_told):
        t = asyncio.create_task(sleeps())
        w = asyncio.create_task(way(t))
        for _ in range(4):
            await asyncio.sleep(0)
        w.cancel()
        for _ in range(6):
            await asyncio.sleep(0)
        print(way.__name__, "waiter", w.cancelled(), "awaited", t.cancelled(), t.cancelling())
        t.cancel()
        await asyncio.wait([t])

asyncio.run(main())
