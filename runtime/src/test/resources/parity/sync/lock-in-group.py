# Lock and TaskGroup: a failing child cancels the holder and those who wait; the lock is free behind the group
import asyncio

log, cancelled = [], []

async def hold(lock, name, error=None):
    try:
        async with lock:
            log.append(name)
            await asyncio.sleep(0)
            if error is not None:
                raise error
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        cancelled.append(name)
        raise

async def main():
    lock = asyncio.Lock()
    for failing in "abc":
        try:
            async with asyncio.TaskGroup() as tg:
                for n in "abcd":
                    tg.create_task(hold(lock, n, ValueError(n) if n == failing else None))
        except ExceptionGroup as eg:
            print(failing, log, sorted(cancelled), [str(e) for e in eg.exceptions], lock.locked())
        log.clear()
        cancelled.clear()
    async with asyncio.TaskGroup() as tg:
        async with lock:
            for n in "xy":
                tg.create_task(hold(lock, n))
            await asyncio.sleep(0)
            log.append("body leaves")
    print(log, lock.locked())

asyncio.run(main())
