# a timeout limits the task that entered it: not those it makes, not others with the same deadline, and whoever it awaits is cancelled
import asyncio

async def sleeps(log, name, delay):
    try:
        await asyncio.sleep(delay)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def limited(log, name, delay, aw):
    try:
        async with asyncio.timeout(delay):
            await aw
        log.append(f"{name} in time")
    except TimeoutError:
        log.append(f"{name} timed out")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def main():
    log = []
    made = []
    async def makes():
        made.append(asyncio.create_task(sleeps(log, "made", 0.06)))
        await asyncio.sleep(10)
    await limited(log, "maker", 0.02, makes())
    await made[0]
    print(log)
    log.clear()
    await asyncio.gather(limited(log, "a", 0.04, sleeps(log, "of a", 10)), limited(log, "b", 0.06, sleeps(log, "of b", 10)),
                         limited(log, "c", 0.06, sleeps(log, "of c", 0.02)))
    print(log)
    log.clear()
    t = asyncio.create_task(sleeps(log, "awaited", 10))
    other = asyncio.create_task(limited(log, "other", 10, t))
    await asyncio.sleep(0)
    await limited(log, "first", 0.02, t)
    await asyncio.wait([other])
    print(log, t.cancelled(), other.cancelled(), t.cancelling(), other.cancelling())
    log.clear()
    t = asyncio.create_task(sleeps(log, "shielded", 0.06))
    await limited(log, "shield", 0.02, asyncio.shield(t))
    await t
    print(log)

asyncio.run(main())
