# gather fails one turn after its child, its awaiter goes on one turn later; siblings run on and nobody can cancel them through it
import asyncio

async def child(name, turns, log, error=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(name)
        if error:
            raise error
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def waits(g, log):
    try:
        log.append(await g)
    except OSError as e:
        log.append(f"waiter: {e}")

async def main():
    log = []
    a = asyncio.create_task(child("a", 4, log))
    g = asyncio.gather(a, child("bad", 1, log, OSError("bad")), child("worse", 2, log, OSError("worse")))
    w = asyncio.create_task(waits(g, log))
    for turn in range(6):
        log.append((turn, g.done(), w.done()))
        await asyncio.sleep(0)
    print(log)
    print(g.cancel(), a.cancelled(), a.result(), type(g.exception()).__name__, g.exception())
    log.clear()
    a = asyncio.create_task(child("a", 9, log))
    g = asyncio.gather(child("bad", 0, log, OSError("bad")), a)
    await waits(g, log)
    await waits(g, log)
    w = asyncio.create_task(waits(g, log))
    w.cancel()
    await asyncio.wait([w, a])
    print(log, w.cancelled(), a.cancelled())

asyncio.run(main())
