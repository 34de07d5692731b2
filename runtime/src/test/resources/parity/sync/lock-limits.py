# Lock: waiting for it under a time limit; who gives up leaves, and the order of the others stays
import asyncio

log = []

async def hold(lock, name, time):
    async with lock:
        log.append(name)
        await asyncio.sleep(time)

async def impatient(lock, name, limit):
    try:
        async with asyncio.timeout(limit):
            async with lock:
                log.append(name)
                await asyncio.sleep(0.001)
    except TimeoutError:
        log.append(f"{name} gave up")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(hold(lock, "a", 0.05), impatient(lock, "b", 0.02), hold(lock, "c", 0.03),
                         impatient(lock, "d", 0.2), impatient(lock, "e", 0.07), hold(lock, "f", 0.001))
    print(log, lock.locked())
    log.clear()
    await lock.acquire()
    for limit in (0, 0.01):
        try:
            await asyncio.wait_for(lock.acquire(), limit)
        except TimeoutError:
            print("limit", limit, "timeout, locked", lock.locked())
    lock.release()
    await asyncio.wait_for(lock.acquire(), 1)
    print("in time, locked", lock.locked())
    try:
        async with asyncio.timeout(0.01):
            await hold(lock, "itself", 1)
    except TimeoutError:
        print("waited for itself", log)
    lock.release()
    try:
        async with asyncio.timeout(0.01):
            await hold(lock, "holder", 1)
    except TimeoutError:
        print("holder was stopped", log, lock.locked())

asyncio.run(main())
