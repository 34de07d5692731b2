# wait inside timeout() and wait_for: the limit ends the wait and leaves the futures alone
import asyncio

async def job(name, go, log):
    try:
        await go
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    return name

async def main():
    log = []
    gos = [asyncio.get_running_loop().create_future() for _ in range(3)]
    ts = [asyncio.create_task(job(n, go, log)) for n, go in zip("ab", gos)]
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.wait(ts)
            print("not reached")
    except TimeoutError as e:
        print("timeout", cm.expired(), [t.done() for t in ts], type(e.__cause__).__name__)
    try:
        await asyncio.wait_for(asyncio.wait(ts), 0.005)
    except TimeoutError:
        print("wait_for", [t.done() for t in ts], log)
    async with asyncio.timeout(10) as cm:
        done, pending = await asyncio.wait(ts, timeout=0.002)
        print("the wait's own time", len(done), len(pending), cm.expired())
    try:
        async with asyncio.timeout(0.001):
            await asyncio.wait(ts, timeout=10)
    except TimeoutError:
        print("the shorter one ends it", [t.done() for t in ts])
    try:
        async with asyncio.timeout(10) as outer:
            async with asyncio.timeout(0.001) as inner:
                await asyncio.wait(ts)
    except TimeoutError:
        print("nested", outer.expired(), inner.expired(), asyncio.current_task().cancelling())
    for go in gos[:2]:
        go.set_result(None)
    async with asyncio.timeout(10) as cm:
        done, pending = await asyncio.wait(ts)
    print("in time", sorted(t.result() for t in done), len(pending), cm.expired(), log)
    done, pending = await asyncio.wait_for(asyncio.wait(ts), 10)
    print("in time", sorted(t.result() for t in done), len(pending))
    t = asyncio.create_task(job("c", gos[2], log))
    try:
        async with asyncio.timeout(0.005):
            try:
                await asyncio.wait([t])
            finally:
                t.cancel()
                done, _ = await asyncio.wait([t])
                log.append(f"cleaned up {len(done)}")
    except TimeoutError:
        print("cleanup waits too", log, t.cancelled())

asyncio.run(main())
