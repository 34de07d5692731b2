# Semaphore: who asks first gets in first, also beside one that releases it and asks again at once
import asyncio

log = []

async def greedy(s, name, times):
    for i in range(times):
        async with s:
            log.append(f"{name}{i}")
            await asyncio.sleep(0)

async def main():
    for value in (1, 2, 3):
        s = asyncio.Semaphore(value)
        await asyncio.gather(*[greedy(s, n, 3) for n in "abcd"])
        print(value, " ".join(log), s.locked())
        log.clear()
    s = asyncio.Semaphore(1)
    await s.acquire()
    t = asyncio.create_task(greedy(s, "waiter", 1))
    await asyncio.sleep(0)
    s.release()
    print("released, and locked", s.locked())
    await s.acquire()
    print("behind", log)
    s.release()
    await t
    asyncio.get_running_loop().call_soon(log.append, "turn")
    await s.acquire()
    print("free: no turn", log)
    s.release()
    s.release()
    print("two permits", s.locked())
    await s.acquire()
    await s.acquire()
    print("taken", s.locked())

asyncio.run(main())
