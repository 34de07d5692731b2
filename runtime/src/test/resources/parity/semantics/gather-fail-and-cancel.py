# a child's failure and a cancel of the gather in one turn: while the failure is on its way the cancel finds the others to cancel
import asyncio

async def fails(fut):
    await fut
    raise OSError("failed")

async def sleeps(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("sibling cancelled")
        raise

async def waits(g):
    return await g

async def main():
    loop = asyncio.get_running_loop()
    for outcomes in (False, True):
        for turns in range(4):
            fut, log = loop.create_future(), []
            bad, sibling = asyncio.create_task(fails(fut)), asyncio.create_task(sleeps(log))
            g = asyncio.gather(bad, sibling, return_exceptions=outcomes)
            w = asyncio.create_task(waits(g))
            await asyncio.sleep(0)
            fut.set_result(None)
            for _ in range(turns):
                await asyncio.sleep(0)
            log.append(("failed", bad.done(), "gather done", g.done(), "cancel", w.cancel()))
            await asyncio.wait([w])
            log.append("cancelled" if w.cancelled() else str(w.exception()))
            print(outcomes, turns, log, sibling.cancelled())
            sibling.cancel()
            await asyncio.wait([sibling])

asyncio.run(main())
