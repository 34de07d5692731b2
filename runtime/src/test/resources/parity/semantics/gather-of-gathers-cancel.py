# cancelling a gather of gathers reaches every leaf at once, in argument order; each level is done a turn after its last leaf
import asyncio

async def leaf(name, log, cleanup=0):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        for _ in range(cleanup):
            await asyncio.sleep(0)
        log.append(f"{name} ends")
        raise

async def waits(g, log):
    try:
        await g
    finally:
        log.append("waiter")

async def main():
    for cleanup in (0, 2):
        log = []
        inner = asyncio.gather(leaf("a", log), leaf("b", log, cleanup))
        middle = asyncio.gather(leaf("c", log), inner, return_exceptions=True)
        outer = asyncio.gather(middle, leaf("d", log))
        w = asyncio.create_task(waits(outer, log))
        await asyncio.sleep(0)
        print(w.cancel(), [g.done() for g in (inner, middle, outer)])
        while not w.done():
            await asyncio.sleep(0)
            log.append([g.done() for g in (inner, middle, outer)].count(True))
        print(log, w.cancelled())
        print([type(g.exception()).__name__ for g in (inner, middle, outer)], outer.cancelled())
        await asyncio.sleep(0.01)

asyncio.run(main())
