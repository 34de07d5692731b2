# one shield, several waiters: cancelling one cancels the shield and so the others; a shield each keeps them apart
import asyncio

log = []

async def job(turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append("job cancelled")
        raise
    return "value"

async def awaits(name, fut):
    try:
        log.append(f"{name} {await fut}")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def shields(name, fut):
    await awaits(name, asyncio.shield(fut))

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    inner = asyncio.create_task(job(8))
    outer = asyncio.shield(inner)
    ws = [asyncio.create_task(awaits(n, outer)) for n in "abc"]
    await turns(2)
    ws[1].cancel()
    await asyncio.wait(ws)
    print("one shield", log, [w.cancelled() for w in ws], [w.cancelling() for w in ws], inner.done())
    log.clear()
    ws = [asyncio.create_task(shields(n, inner)) for n in "abc"]
    await turns(2)
    ws[1].cancel()
    await asyncio.wait(ws)
    print("one each", log, [w.cancelled() for w in ws], inner.result())
    log.clear()
    inner = asyncio.create_task(job(8))
    bare, shielded = asyncio.create_task(awaits("bare", inner)), asyncio.create_task(shields("shielded", inner))
    await turns(2)
    bare.cancel()
    await asyncio.wait([bare, shielded])
    print("beside a bare one", log, inner.cancelled(), shielded.cancelled(), shielded.cancelling())
    log.clear()
    inner = asyncio.create_task(job(8))
    bare, shielded = asyncio.create_task(awaits("bare", inner)), asyncio.create_task(shields("shielded", inner))
    await turns(2)
    shielded.cancel()
    await asyncio.wait([bare, shielded])
    print("the other way", log, inner.cancelled(), bare.cancelled())
    log.clear()
    inner = asyncio.create_task(job(4))
    outer = asyncio.shield(inner)
    print("awaited twice", await outer, await outer, await inner, await asyncio.shield(inner))
    inner = asyncio.create_task(job(4))
    outer = asyncio.shield(inner)
    outer.cancel()
    for _ in range(2):
        await asyncio.gather(awaits("a cancelled one", outer), return_exceptions=True)
    await asyncio.gather(awaits("the inner", inner))
    print(log)
    log.clear()
    inner = asyncio.create_task(job(6))
    w = asyncio.create_task(shields("x", inner))
    chain = [w] + [asyncio.create_task(awaits(n, w)) for n in "yz"]
    await turns(3)
    chain[2].cancel()
    await asyncio.wait(chain)
    print("down to the shield", log, inner.done(), await inner)

asyncio.run(main())
