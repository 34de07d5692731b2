# gather of shields and shield of a gather: what a cancel or a failure reaches
import asyncio

log = []

async def job(name, turns, error=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    log.append(f"{name} ends")
    if error is not None:
        raise error
    return name

def spawn(*args):
    return asyncio.create_task(job(*args))

async def awaits(fut):
    return await fut

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

def kinds(results):
    return [type(r).__name__ if isinstance(r, BaseException) else r for r in results]

async def main():
    ts = [spawn("a", 2), spawn("b", 4)]
    print(await asyncio.gather(*map(asyncio.shield, ts)), log)
    log.clear()
    ts = [spawn("a", 12), spawn("b", 12)]
    w = asyncio.create_task(awaits(asyncio.gather(*map(asyncio.shield, ts))))
    await turns(3)
    w.cancel()
    await asyncio.wait([w])
    print("gather of shields", w.cancelled(), [t.done() for t in ts], log)
    print(await asyncio.gather(*ts), log)
    log.clear()
    ts = [spawn("a", 12), spawn("b", 12)]
    gathered = asyncio.gather(*ts)
    w = asyncio.create_task(awaits(asyncio.shield(gathered)))
    await turns(3)
    w.cancel()
    await asyncio.wait([w])
    print("shield of a gather", w.cancelled(), gathered.done(), await gathered, log)
    log.clear()
    ts = [spawn("a", 12), spawn("b", 12)]
    gathered = asyncio.gather(*ts)
    outer = asyncio.shield(gathered)
    await turns(1)
    gathered.cancel()
    await asyncio.wait([outer])
    print("the gather cancelled", type(outer.exception()).__name__, outer.cancelled(), log, [t.cancelled() for t in ts])
    log.clear()
    ts = [spawn("a", 9), spawn("b", 2, ValueError("b"))]
    try:
        await asyncio.gather(*map(asyncio.shield, ts))
    except ValueError as e:
        print("a failure", e, [t.done() for t in ts])
    print(kinds(await asyncio.gather(*ts, return_exceptions=True)), log)
    log.clear()
    ts = [spawn("a", 9), spawn("b", 2, ValueError("b")), spawn("c", 3)]
    ts[2].cancel()
    w = asyncio.create_task(awaits(asyncio.gather(*map(asyncio.shield, ts), return_exceptions=True)))
    await turns(5)
    print("outcomes", w.done(), log)
    w.cancel()
    await asyncio.wait([w])
    print(w.cancelled(), ts[0].done(), await ts[0], log)
    log.clear()
    ts = [spawn("a", 3), spawn("b", 3, ValueError("b")), spawn("c", 3)]
    asyncio.get_running_loop().call_soon(ts[2].cancel)
    print(kinds(await asyncio.gather(*map(asyncio.shield, ts), return_exceptions=True)), log)
    log.clear()
    t = spawn("same", 3)
    outer = asyncio.shield(t)
    print(await asyncio.gather(outer, t, outer, asyncio.shield(t)), log)

asyncio.run(main())
