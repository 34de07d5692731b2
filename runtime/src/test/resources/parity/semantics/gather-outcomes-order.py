# return_exceptions: each result stands where its argument stood, however and whenever it ended, and all are waited for
import asyncio

async def ends(how, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        if how == "swallows":
            return "swallowed"
        if how == "replaces":
            raise OSError("replaced")
        raise
    if how == "fails":
        raise ValueError("failed")
    if how == "raises cancelled":
        raise asyncio.CancelledError("by hand")
    if how == "returns an error":
        return OSError("returned")
    return how

async def main():
    hows = ("fails", "value", "is cancelled", "swallows", "raises cancelled", "replaces", "returns an error", "slow")
    ts = [asyncio.create_task(ends(how, len(hows) - i)) for i, how in enumerate(hows)]
    g = asyncio.gather(*ts, return_exceptions=True)
    await asyncio.sleep(0)
    for how in ("is cancelled", "swallows", "replaces"):
        ts[hows.index(how)].cancel()
    turns = 0
    while not g.done():
        await asyncio.sleep(0)
        turns += 1
    for how, r in zip(hows, g.result()):
        print(how, "->", r if isinstance(r, str) else type(r).__name__, r if isinstance(r, Exception) else "")
    print(turns, g.cancelled(), [t.cancelled() for t in ts])
    fut = asyncio.get_running_loop().create_future()
    fut.cancel("a future")
    t = asyncio.create_task(ends("value", 1))
    print([type(r).__name__ for r in await asyncio.gather(t, fut, t, return_exceptions=True)])

asyncio.run(main())
