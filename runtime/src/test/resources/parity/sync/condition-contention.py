# Condition: tasks that were notified get the lock in order, with those who ask for it as others release it
import asyncio

log = []

async def waiter(c, name, turns):
    async with c:
        await c.wait()
        log.append(name)
        for _ in range(turns):
            await asyncio.sleep(0)
    log.append(f"{name} left")

async def plain(c, name, delay):
    for _ in range(delay):
        await asyncio.sleep(0)
    async with c:
        log.append(name)
        await asyncio.sleep(0)

async def main():
    for delay in range(5):
        c = asyncio.Condition()
        ts = [asyncio.create_task(waiter(c, n, i)) for i, n in enumerate("abc")]
        await asyncio.sleep(0)
        ts.append(asyncio.create_task(plain(c, "p", delay)))
        async with c:
            c.notify_all()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            log.append("notifier leaves")
        ts.append(asyncio.create_task(plain(c, "q", 0)))
        await asyncio.wait(ts)
        print(delay, log)
        log.clear()

asyncio.run(main())
