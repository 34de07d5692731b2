# cancelling a gather cancels its children and waits for them; a cancelled child is an error of the gather
import asyncio

async def child(name, log, swallow=False):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        if swallow:
            return f"{name} swallowed"
        await asyncio.sleep(0)
        log.append(f"{name} cleaned")
        raise

async def quick(value):
    return value

async def waits(g, log):
    try:
        return await g
    except asyncio.CancelledError:
        log.append("waiter cancelled")
        raise

async def main():
    for outcomes in (False, True):
        log = []
        g = asyncio.gather(child("a", log), child("b", log, swallow=True), quick("c"), return_exceptions=outcomes)
        t = asyncio.create_task(waits(g, log))
        await asyncio.sleep(0)
        print("cancel", t.cancel(), "gather done", g.done())
        try:
            await t
        except asyncio.CancelledError:
            print(outcomes, log, "gather cancelled", g.cancelled(), "task cancelled", t.cancelled())
    log = []
    a, b = asyncio.create_task(child("a", log)), asyncio.create_task(child("b", log))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print("one child cancelled", log, "gather cancelled", g.cancelled())
        print("its error", type(g.exception()).__name__, "sibling runs on", not b.done())
    print("cancelling it now", g.cancel(), b.cancelling())
    b.cancel()
    rs = await asyncio.gather(b, quick("q"), return_exceptions=True)
    print("as outcomes", [type(r).__name__ if isinstance(r, BaseException) else r for r in rs])
    log = []
    g = asyncio.gather(child("x", log), child("y", log), return_exceptions=True)
    await asyncio.sleep(0)
    print("gather.cancel", g.cancel(), g.cancel(), "not done yet", g.done(), g.cancelled())
    try:
        await g
    except asyncio.CancelledError:
        print(sorted(log), "done", g.done(), "cancelled", g.cancelled())

asyncio.run(main())
