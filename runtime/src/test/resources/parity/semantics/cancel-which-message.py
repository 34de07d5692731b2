# of two cancels before delivery the first one's message reaches a task that waits, the last one's a task that is queued
import asyncio

async def tells(aw):
    try:
        await aw
    except asyncio.CancelledError as e:
        return e.args

async def twice(aw, turns, pause):
    t = asyncio.create_task(tells(aw))
    for _ in range(turns):
        await asyncio.sleep(0)
    t.cancel("first")
    if pause:
        await asyncio.sleep(0)
    t.cancel("second")
    try:
        return await t, t.cancelling()
    except asyncio.CancelledError as e:
        return e.args, t.cancelled()

async def main():
    loop = asyncio.get_running_loop()
    print("waits", await twice(asyncio.sleep(10), 1, False))
    print("waits for a task", await twice(asyncio.create_task(asyncio.sleep(10)), 2, False))
    print("bare turn", await twice(asyncio.sleep(0), 1, False))
    print("unstarted", await twice(loop.create_future(), 0, False))
    print("delivered between", await twice(tells(tells(asyncio.sleep(10))), 1, True))
    fut = loop.create_future()
    t = asyncio.create_task(tells(fut))
    await asyncio.sleep(0)
    fut.set_result(None)
    t.cancel("first")
    t.cancel("second")
    print("woken", await t)
    t = asyncio.create_task(tells(asyncio.sleep(10)))
    await asyncio.sleep(0)
    t.cancel()
    t.cancel("only the second has one")
    print("first without", await t)
    t = asyncio.create_task(tells(asyncio.sleep(0)))
    await asyncio.sleep(0)
    t.cancel("only the first has one")
    t.cancel()
    print("last without", await t)

asyncio.run(main())
