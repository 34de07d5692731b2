# as_completed: members that fail or are cancelled while it runs, errors that leave the loop, what then becomes of the rest
import asyncio

async def job(name, turns, how=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how is not None:
        raise how
    return name

def spawn(*args):
    return asyncio.create_task(job(*args))

def kinds(results):
    return [type(r).__name__ if isinstance(r, BaseException) else r for r in results]

async def main():
    ts = [spawn("a", 1), spawn("b", 20), spawn("c", 4, ValueError("c")), spawn("d", 30)]
    log = []
    for nxt in asyncio.as_completed(ts):
        try:
            log.append(await nxt)
            ts[1].cancel()
        except asyncio.CancelledError as e:
            log.append("cancelled")
            ts[3].cancel()
        except ValueError as e:
            log.append(f"failed {e}")
    print(log, [t.cancelled() for t in ts])
    ts = [spawn("a", 5), spawn("b", 1, KeyError("b")), spawn("c", 3, ValueError("c"))]
    try:
        for nxt in asyncio.as_completed(ts):
            print("got", await nxt)
    except KeyError as e:
        print("left by", e, [t.done() for t in ts])
    print("the rest", kinds(await asyncio.gather(*ts, return_exceptions=True)))
    ts = [spawn("a", 1), spawn("b", 9)]
    ts[1].cancel()
    try:
        for nxt in asyncio.as_completed(ts):
            print("got", await nxt)
    except asyncio.CancelledError:
        print("a cancelled member", ts[0].done(), asyncio.current_task().cancelling())
    print(await ts[0])
    async def iterates(ts, log):
        try:
            for nxt in asyncio.as_completed(ts):
                log.append(await nxt)
        except asyncio.CancelledError as e:
            log.append(e.args)
            raise
        finally:
            log.append("over")
    log = []
    ts = [spawn("a", 1), spawn("b", 12)]
    w = asyncio.create_task(iterates(ts, log))
    for _ in range(6):
        await asyncio.sleep(0)
    print("cancel", w.cancel("enough"), log)
    await asyncio.wait([w])
    print(log, w.cancelled(), [(t.done(), t.cancelling()) for t in ts], await ts[1])
    log = []
    w = asyncio.create_task(iterates([spawn("a", 1), spawn("b", 2, ValueError("b")), spawn("c", 3)], log))
    await asyncio.wait([w])
    print(log, repr(w.exception()))
    fut = asyncio.get_running_loop().create_future()
    log = []
    w = asyncio.create_task(iterates([fut], log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    fut.set_result("item")
    w.cancel("in the same turn")
    await asyncio.wait([w])
    print(log, w.cancelled(), fut.result())

asyncio.run(main())
