# a child of a gather is cancelled by somebody else: its awaiter gets a CancelledError it was not asked for, and may go on
import asyncio

async def sleeps(log, name):
    try:
        await asyncio.sleep(0.01)
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def tries(log, a, b):
    g = asyncio.gather(a, b)
    try:
        return await g
    except asyncio.CancelledError as e:
        log.append(("waiter", asyncio.current_task().cancelling(), g.cancelled(), str(e)))
        return await b

async def propagates(a, b):
    return await asyncio.gather(a, b)

async def main():
    log = []
    a, b = (asyncio.create_task(sleeps(log, n)) for n in "ab")
    t = asyncio.create_task(tries(log, a, b))
    await asyncio.sleep(0)
    a.cancel("only a")
    print(await t, log, t.cancelled(), t.cancelling())
    log.clear()
    a, b = (asyncio.create_task(sleeps(log, n)) for n in "ab")
    t = asyncio.create_task(propagates(a, b))
    await asyncio.sleep(0)
    a.cancel()
    await asyncio.wait([t])
    print(log, t.cancelled(), t.cancelling(), b.done(), await b)
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(propagates(fut, asyncio.create_task(sleeps(log, "c"))))
    await asyncio.sleep(0)
    fut.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), t.cancelling(), log)

asyncio.run(main())
