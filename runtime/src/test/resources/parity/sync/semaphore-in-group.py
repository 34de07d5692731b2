# Semaphore and TaskGroup: a failure among those who are in cancels the rest; every permit comes back
import asyncio

log, cancelled = [], []

async def use(s, n, fails):
    try:
        async with s:
            log.append(n)
            await asyncio.sleep(0)
            if n == fails:
                raise OSError(f"{n} fails")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        cancelled.append(n)
        raise

async def main():
    s = asyncio.Semaphore(2)
    for fails in (1, 2, 3, 4, 6):
        try:
            async with asyncio.TaskGroup() as tg:
                for n in range(1, 7):
                    tg.create_task(use(s, n, fails))
        except* OSError as eg:
            print(fails, log, sorted(cancelled), [str(e) for e in eg.exceptions])
        log.clear()
        cancelled.clear()
        free = 0
        while not s.locked():
            await s.acquire()
            free += 1
        for _ in range(free):
            s.release()
        print("permits", free)

asyncio.run(main())
