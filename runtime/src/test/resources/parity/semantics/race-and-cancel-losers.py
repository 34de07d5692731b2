# the first of several wins and the others are cancelled and waited for: ties, a loser that fails, one that swallows, a failed winner
import asyncio

async def runner(name, turns, log, cleanup=None, error=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} loses")
        await asyncio.sleep(0)
        if cleanup == "fails":
            raise OSError(f"{name} failed to stop")
        if cleanup == "swallows":
            return f"{name} ends all the same"
        raise
    if error:
        raise error
    return name

async def race(log, *runners):
    ts = [asyncio.create_task(r) for r in runners]
    try:
        done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for t in ts:
            t.cancel()
        results = await asyncio.gather(*ts, return_exceptions=True)
    log.append([f"{type(r).__name__} {r}" if isinstance(r, Exception) else r if isinstance(r, str) else "cancelled" for r in results])
    return [t in done for t in ts]

async def main():
    for runners in (
        lambda log: (runner("a", 3, log), runner("b", 1, log), runner("c", 5, log)),
        lambda log: (runner("a", 2, log), runner("b", 2, log), runner("c", 2, log)),
        lambda log: (runner("a", 9, log, "fails"), runner("b", 1, log), runner("c", 9, log, "swallows")),
        lambda log: (runner("a", 9, log), runner("b", 1, log, None, ValueError("winner")))):
        log = []
        print(await race(log, *runners(log)), log)
    log = []
    t = asyncio.create_task(race(log, runner("a", 20, log), runner("b", 20, log, "swallows")))
    for _ in range(3):
        await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print("cancelled", t.cancelled(), log)

asyncio.run(main())
