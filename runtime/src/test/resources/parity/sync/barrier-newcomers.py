# Barrier: who comes again before the others have left waits for them, and is not counted meanwhile
import asyncio

log = []

async def party(b, name):
    log.append(f"{name}:{await b.wait()}")

async def again(b, name, times):
    for i in range(times):
        log.append(f"{name}{i}:{await b.wait()} waiting {b.n_waiting}")

async def main():
    b = asyncio.Barrier(3)
    ts = [asyncio.create_task(party(b, n)) for n in "ab"]
    await asyncio.sleep(0)
    await b.wait()
    asyncio.get_running_loop().call_soon(lambda: ts.extend(asyncio.create_task(party(b, n)) for n in "cd"))
    log.append(f"again:{await b.wait()}")
    print(log)
    await asyncio.wait(ts)
    print(log, b.n_waiting)
    log.clear()
    for names in ("xy", "xyz"):
        b = asyncio.Barrier(2)
        ts = [asyncio.create_task(again(b, n, 4)) for n in names]
        await asyncio.wait(ts, timeout=0.05)
        for line in log:
            print(line)
        print([t.done() for t in ts], b.n_waiting)
        log.clear()
        for t in ts:
            t.cancel()
        await asyncio.wait(ts)

asyncio.run(main())
