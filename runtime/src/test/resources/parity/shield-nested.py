# shields of shields: a cancel ends its own level and those above, an end climbs one level a turn
import asyncio

async def job(turns, error=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if error is not None:
        raise error
    return "value"

def how(f):
    if not f.done():
        return "pending"
    if f.cancelled():
        return "cancelled"
    return repr(f.exception()) if f.exception() else repr(f.result())

def levels(inner, n):
    fs = [inner]
    for _ in range(n):
        fs.append(asyncio.shield(fs[-1]))
    return fs

async def awaits(fut):
    return await fut

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    for level in range(4):
        fs = levels(asyncio.create_task(job(5)), 3)
        await asyncio.sleep(0)
        fs[level].cancel()
        await turns(4)
        print("cancelled at level", level, [how(f) for f in fs])
        await asyncio.wait(fs)
        print("in the end", [how(f) for f in fs])
    inner = asyncio.get_running_loop().create_future()
    fs = levels(inner, 3)
    inner.set_result("climbs")
    for turn in range(4):
        print("turn", turn, [f.done() for f in fs])
        await asyncio.sleep(0)
    fs = levels(asyncio.create_task(job(1, ValueError("climbs too"))), 2)
    await asyncio.wait(fs[2:])
    print([how(f) for f in fs], len({id(f.exception()) for f in fs}))
    fs = levels(asyncio.create_task(job(5)), 3)
    w = asyncio.create_task(awaits(fs[3]))
    await turns(2)
    w.cancel()
    await asyncio.wait([w])
    print("the waiter", w.cancelled(), [how(f) for f in fs])
    async def each_level(n, fut):
        if n == 0:
            return await fut
        return await asyncio.shield(each_level(n - 1, fut))
    fut = asyncio.get_running_loop().create_future()
    w = asyncio.create_task(each_level(3, fut))
    await turns(8)
    w.cancel()
    await asyncio.wait([w])
    left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print("tasks in tasks", w.cancelled(), len(left), fut.done())
    fut.set_result("for all")
    await asyncio.wait(left)
    print([t.result() for t in left])

asyncio.run(main())
