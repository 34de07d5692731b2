# wait for gathers, shields, tasks and futures at once: how each ended is for its own to say
import asyncio

async def job(name, turns, error=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if error is not None:
        raise error
    return name

def spawn(*args):
    return asyncio.create_task(job(*args))

def how(f):
    if not f.done():
        return "pending"
    if f.cancelled():
        return "cancelled"
    return repr(f.exception()) if f.exception() else repr(f.result())

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_soon(fut.set_result, "set")
    fs = [asyncio.gather(job("a", 1), job("b", 4)), asyncio.shield(spawn("c", 3)), spawn("d", 2), fut]
    left = set(fs)
    while left:
        done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
        print("ended", len(done), [how(f) for f in fs])
    inner = spawn("inner", 5)
    fs = [asyncio.gather(job("a", 1), job("b", 2, ValueError("b"))), asyncio.shield(inner),
          asyncio.shield(spawn("s", 1, KeyError("s"))), asyncio.gather(spawn("g", 30), spawn("h", 30))]
    loop.call_soon(fs[1].cancel)
    loop.call_soon(fs[3].cancel)
    done, pending = await asyncio.wait(fs)
    print("all", len(done), len(pending), [how(f) for f in fs if f is not fs[3]])
    print("a cancelled gather", fs[3].cancelled(), type(fs[3].exception()).__name__, "the shielded", how(inner))
    done, pending = await asyncio.wait([inner], return_when=asyncio.FIRST_EXCEPTION)
    print(how(inner), len(done))
    none = asyncio.gather()
    done, pending = await asyncio.wait([none])
    print("an empty gather", none.result(), len(done))
    first = loop.create_future()
    second = asyncio.gather(first, return_exceptions=True)
    third = asyncio.shield(second)
    loop.call_soon(first.cancel)
    done, pending = await asyncio.wait([third, second, first])
    print("in a row", len(done), [type(r).__name__ for r in third.result()])
    w = asyncio.create_task(asyncio.wait([spawn("x", 2), spawn("y", 9)], return_when=asyncio.FIRST_COMPLETED))
    done, pending = await asyncio.wait([w])
    done, pending = w.result()
    print("a wait", [t.result() for t in done], len(pending))
    await asyncio.wait(pending)

asyncio.run(main())
