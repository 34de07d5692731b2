# Lock: who asks first gets it first, whoever asks again at once, or in the turn of the release
import asyncio

log = []

async def greedy(lock, name, times):
    for i in range(times):
        await lock.acquire()
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
        lock.release()

async def late(lock, name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(f"{name} asks, locked {lock.locked()}")
    async with lock:
        log.append(name)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock, "a", 3), greedy(lock, "b", 3), greedy(lock, "c", 1))
    print(log)
    log.clear()
    for turns in range(6):
        lock = asyncio.Lock()
        await asyncio.gather(greedy(lock, "a", 2), greedy(lock, "b", 1), late(lock, "late", turns))
        print(turns, log)
        log.clear()
    lock = asyncio.Lock()
    await lock.acquire()
    t = asyncio.create_task(greedy(lock, "t", 1))
    await asyncio.sleep(0)
    lock.release()
    print("released, locked", lock.locked())
    await lock.acquire()
    print("acquired behind", log, lock.locked())
    lock.release()
    await t

asyncio.run(main())
