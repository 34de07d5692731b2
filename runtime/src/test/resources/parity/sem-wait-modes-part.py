# wait(): three modes, timeout without error or cancel, no futures
# part of the program: without the arguments that types refuse
import asyncio

async def job(name, turns, exc=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if exc:
        raise exc
    return name

def spawn(fail=True):
    return {n: asyncio.create_task(job(n, k, e), name=n) for n, k, e in
            (("fast", 1, None), ("bad", 4, ValueError("bad") if fail else None), ("slow", 30, None))}

async def show(tag, ts, **kw):
    done, pending = await asyncio.wait(ts.values(), **kw)
    print(tag, "done", sorted(t.get_name() for t in done), "pending", sorted(t.get_name() for t in pending))
    rest = await asyncio.gather(*ts.values(), return_exceptions=True)
    return rest

async def main():
    await show("first completed", spawn(), return_when=asyncio.FIRST_COMPLETED)
    await show("first exception", spawn(), return_when=asyncio.FIRST_EXCEPTION)
    await show("first exception, none", spawn(False), return_when=asyncio.FIRST_EXCEPTION)
    await show("all", spawn(), return_when=asyncio.ALL_COMPLETED)
    f = asyncio.get_running_loop().create_future()
    done, pending = await asyncio.wait([f], timeout=0.01)
    print("timeout", len(done), len(pending), "cancelled by it", f.cancelled())
    c = asyncio.create_task(asyncio.sleep(10))
    w = asyncio.create_task(asyncio.wait([c]))
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.wait([w])
    print("cancelling wait leaves the task", c.done())
    c.cancel()
    done, _ = await asyncio.wait([c], return_when=asyncio.FIRST_EXCEPTION)
    print("a cancelled task is no exception to wait", done.pop().cancelled())
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(type(e).__name__)

asyncio.run(main())
