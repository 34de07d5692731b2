# Semaphore: every choice of cancelled waiters, before and after a release: whose permits go where
import asyncio

async def take(s, name, log):
    try:
        await s.acquire()
        log.append(name)
    except asyncio.CancelledError:
        log.append(f"-{name}")
        raise

async def scenario(before, after, releases):
    s, log = asyncio.Semaphore(0), []
    ts = [asyncio.create_task(take(s, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    for i in range(3):
        if before >> i & 1:
            ts[i].cancel()
    for _ in range(releases):
        s.release()
    for i in range(3):
        if after >> i & 1:
            ts[i].cancel()
    for _ in range(4):
        await asyncio.sleep(0)
    locked = s.locked()
    while s.locked():
        s.release()
        await asyncio.sleep(0)
    left = 0
    while not s.locked():
        await s.acquire()
        left += 1
    print(before, after, releases, " ".join(log), locked, left, [t.cancelled() for t in ts])

async def main():
    for before in range(8):
        for after in range(8):
            if before & after == 0:
                for releases in (1, 2, 3):
                    await scenario(before, after, releases)

asyncio.run(main())
