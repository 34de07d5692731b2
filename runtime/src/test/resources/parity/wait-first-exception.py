# wait(FIRST_EXCEPTION): the first failure ends it, a cancellation does not, and without failures it waits for all
import asyncio

async def job(name, turns, error=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if error is not None:
        raise error
    return name

def spawn(name, turns, error=None):
    return asyncio.create_task(job(name, turns, error), name=name)

def bad(name, turns):
    return spawn(name, turns, ValueError(name))

def names(tasks):
    return sorted(t.get_name() for t in tasks)

async def show(tag, ts):
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(tag, names(done), names(pending))
    outcomes = await asyncio.gather(*ts, return_exceptions=True)
    print("  ", [type(r).__name__ if isinstance(r, BaseException) else r for r in outcomes])

def cancelled(name):
    t = spawn(name, 50)
    asyncio.get_running_loop().call_soon(t.cancel)
    return t

async def main():
    await show("a failure", [spawn("a", 9), bad("b", 2), spawn("c", 1)])
    await show("two at once", [bad("a", 2), bad("b", 2), spawn("c", 9)])
    await show("a second while it wakes", [bad("a", 2), bad("b", 3), bad("c", 6)])
    await show("no failure", [spawn("a", 3), spawn("b", 1)])
    await show("a cancellation and a failure", [cancelled("a"), bad("b", 4), spawn("c", 9)])
    await show("only a cancellation", [cancelled("a"), spawn("b", 4)])
    await show("all cancelled", [cancelled("a"), cancelled("b")])
    await show("it fails last", [spawn("a", 1), bad("b", 4)])
    failed = bad("failed", 0)
    await asyncio.gather(failed, return_exceptions=True)
    await show("failed before", [spawn("a", 9), failed])
    gone = spawn("gone", 5)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await show("cancelled before", [spawn("a", 2), gone])
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(KeyError("k"))
    slow = spawn("slow", 9)
    done, pending = await asyncio.wait([fut, slow], return_when=asyncio.FIRST_EXCEPTION)
    print("a future", [repr(f.exception()) for f in done], pending == {slow})
    await slow

asyncio.run(main())
