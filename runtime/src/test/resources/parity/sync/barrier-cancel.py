# Barrier: a cancelled party is one fewer; it breaks nothing, on its way in, waiting, or on its way out
import asyncio

log = []

async def party(b, name):
    try:
        log.append(f"{name}:{await b.wait()}")
    except asyncio.CancelledError:
        log.append(f"-{name}")
        raise

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    for cancelled in range(8):
        b = asyncio.Barrier(4)
        ts = [asyncio.create_task(party(b, n)) for n in "abc"]
        await turns(1)
        for i in range(3):
            if cancelled >> i & 1:
                ts[i].cancel()
        await turns(2)
        print(cancelled, log, "waiting", b.n_waiting, "broken", b.broken)
        log.clear()
        while not all(t.done() for t in ts):
            ts.append(asyncio.create_task(party(b, "x")))
            await turns(3)
        print(log, b.n_waiting)
        log.clear()
    b = asyncio.Barrier(3)
    ts = [asyncio.create_task(party(b, n)) for n in "abc"]
    await turns(1)
    ts[0].cancel()
    ts.append(asyncio.create_task(party(b, "late")))
    await turns(3)
    print("on its way out", log, b.n_waiting)
    log.clear()
    ts[3].cancel()
    await asyncio.wait(ts)
    b = asyncio.Barrier(2)
    t = asyncio.create_task(party(b, "p"))
    await turns(1)
    await b.wait()
    u = asyncio.create_task(party(b, "q"))
    v = asyncio.create_task(b.wait())
    u.cancel()
    await turns(3)
    print("on its way in", log, b.n_waiting, v.done())
    v.cancel()
    try:
        async with asyncio.timeout(0.01):
            await b.wait()
    except TimeoutError:
        print("timeout", b.n_waiting, b.broken)

asyncio.run(main())
