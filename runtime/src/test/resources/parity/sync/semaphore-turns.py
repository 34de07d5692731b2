# Semaphore: in which turn each waiter goes on, with permits that come one by one or together, and one left over
import asyncio

log = []
now = 0

async def clock(turns):
    global now
    for _ in range(turns):
        now += 1
        await asyncio.sleep(0)

async def use(s, name, turns):
    log.append(f"{now} {name} asks, locked {s.locked()}")
    async with s:
        log.append(f"{now} {name} in")
        for _ in range(turns):
            await asyncio.sleep(0)
    log.append(f"{now} {name} out, locked {s.locked()}")

async def main():
    s = asyncio.Semaphore(2)
    ticking = asyncio.create_task(clock(20))
    await asyncio.gather(*[use(s, f"t{n}", n) for n in (2, 1, 0, 2, 1)])
    s = asyncio.Semaphore(0)
    t = asyncio.create_task(use(s, "woken", 1))
    await asyncio.sleep(0)
    s.release()
    s.release()
    u = asyncio.create_task(use(s, "meanwhile", 0))
    await use(s, "main", 0)
    await asyncio.wait([t, u])
    await ticking
    for line in log:
        print(line)

asyncio.run(main())
