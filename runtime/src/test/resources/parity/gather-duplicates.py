# an argument given twice to gather is one child with two results, and is cancelled twice
import asyncio

async def child(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise

async def value():
    await asyncio.sleep(0)
    return object()

async def main():
    c = value()
    a, b, c = await asyncio.gather(c, asyncio.sleep(0, "between"), c)
    print("one coroutine, one result", a is c, b)
    log = []
    t = asyncio.create_task(child(log))
    g = asyncio.gather(t, t, t)
    await asyncio.sleep(0)
    g.cancel()
    rs = await asyncio.gather(g, return_exceptions=True)
    print(type(rs[0]).__name__, log, "asked", t.cancelling())

asyncio.run(main())
