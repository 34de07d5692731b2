# cancelling a task that awaits a task cancels the inner one first; what the inner one does decides
import asyncio

async def inner(log, how):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("inner cancelled")
        if how == "swallow":
            return "inner value"
        if how == "fail":
            raise KeyError("inner error")
        if how == "slow":
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            log.append("inner cleaned up")
        raise

async def outer(log, task):
    try:
        value = await task
        log.append("outer goes on")
        return value
    except asyncio.CancelledError:
        log.append("outer cancelled")
        raise

async def main():
    for how in ("raise", "swallow", "fail", "slow"):
        log = []
        i = asyncio.create_task(inner(log, how))
        o = asyncio.create_task(outer(log, i))
        await asyncio.sleep(0)
        o.cancel()
        print(how, "counts", i.cancelling(), o.cancelling())
        r = (await asyncio.gather(o, return_exceptions=True))[0]
        print(type(r).__name__ if isinstance(r, BaseException) else r, log)
        print("inner cancelled", i.cancelled(), "outer cancelled", o.cancelled())
    log = []
    i = asyncio.create_task(inner(log, "raise"))
    first, second = asyncio.create_task(outer(log, i)), asyncio.create_task(outer(log, i))
    await asyncio.sleep(0)
    first.cancel()
    rs = await asyncio.gather(first, second, return_exceptions=True)
    print("two waiters", [type(r).__name__ for r in rs], log, first.cancelling(), second.cancelling())
    third = asyncio.create_task(outer(log, i))
    rs = await asyncio.gather(third, return_exceptions=True)
    print("awaiting a cancelled task", type(rs[0]).__name__, third.cancelled(), third.cancelling())

asyncio.run(main())
