# three tasks that await each other, the outermost cancelled: what the one in the middle makes of it is all the outer one sees
import asyncio

async def inner(log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("inner finally")

async def middle(log, task, how):
    try:
        await task
    except asyncio.CancelledError as e:
        log.append(f"middle {e}")
        if how == "swallow":
            return "middle value"
        if how == "replace":
            raise OSError("instead") from e
        if how == "rename":
            raise asyncio.CancelledError("renamed")
        if how == "wait":
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        raise

async def outer(log, task):
    try:
        return await task
    except BaseException as e:
        log.append(f"outer {type(e).__name__} {e}")
        raise

async def main():
    for how in ("raise", "swallow", "replace", "rename", "wait"):
        log = []
        i = asyncio.create_task(inner(log))
        m = asyncio.create_task(middle(log, i, how))
        o = asyncio.create_task(outer(log, m))
        await asyncio.sleep(0)
        o.cancel("why")
        await asyncio.wait([o])
        print(how, log)
        ended = "cancelled" if o.cancelled() else o.exception() or o.result()
        print([t.cancelled() for t in (i, m, o)], [t.cancelling() for t in (i, m, o)], ended)
        m.cancelled() or m.exception()

asyncio.run(main())
