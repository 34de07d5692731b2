# cancelling one of several tasks that await the same future cancels the future, and so the others
import asyncio

async def waits(fut, name, log):
    try:
        value = await fut
        log.append(f"{name} got {value}")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def forwards(fut, name, log):
    try:
        return await waits(fut, name, log)
    finally:
        await asyncio.sleep(0)
        log.append(f"{name} forwarded")

async def main():
    loop = asyncio.get_running_loop()
    fut, log = loop.create_future(), []
    ts = [asyncio.create_task(waits(fut, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: log.append("callback"))
    print("cancel b", ts[1].cancel(), "future", fut.cancelled(), [t.cancelling() for t in ts])
    await asyncio.sleep(0)
    print(log, [t.cancelled() for t in ts])
    fut, log = loop.create_future(), []
    ts = [asyncio.create_task(forwards(fut, n, log)) for n in "ab"]
    await asyncio.sleep(0)
    ts[0].cancel()
    ts[1].cancel()
    rs = await asyncio.gather(*ts, return_exceptions=True)
    print(log, [type(r).__name__ for r in rs], [t.cancelling() for t in ts])
    inner = asyncio.create_task(asyncio.sleep(10))
    g1, g2 = asyncio.gather(inner), asyncio.gather(inner, asyncio.sleep(0, "other"))
    await asyncio.sleep(0)
    print("gather of a shared task", g1.cancel())
    rs = await asyncio.gather(g1, g2, return_exceptions=True)
    print([type(r).__name__ for r in rs], inner.cancelled(), g1.cancelled(), g2.cancelled())
    fut, log = loop.create_future(), []
    t = asyncio.create_task(waits(fut, "t", log))
    await asyncio.sleep(0)
    fut.cancel("the future itself")
    try:
        await t
    except asyncio.CancelledError as e:
        print("a cancelled future cancels who awaits it", t.cancelled(), t.cancelling(), log, e.args)

asyncio.run(main())
