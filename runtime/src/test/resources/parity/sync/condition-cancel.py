# Condition: a cancelled waiter leaves when it has the lock again, however often it is cancelled meanwhile
import asyncio

log = []

async def waiter(c, name):
    async with c:
        try:
            await c.wait()
            log.append(name)
        except asyncio.CancelledError:
            log.append(f"-{name} locked {c.locked()}")
            raise

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    for cancels in range(4):
        c = asyncio.Condition()
        ts = [asyncio.create_task(waiter(c, n)) for n in "abc"]
        await turns(1)
        await c.acquire()
        for _ in range(cancels):
            ts[1].cancel()
            await turns(2)
        log.append("held")
        c.release()
        await turns(2)
        log.append("released")
        async with c:
            c.notify(2)
        await turns(3)
        print(cancels, log, [t.done() for t in ts], [t.cancelling() for t in ts])
        for t in ts:
            t.cancel()
        await asyncio.wait(ts)
        log.clear()
    c = asyncio.Condition()
    ts = [asyncio.create_task(waiter(c, n)) for n in "abc"]
    await turns(1)
    for t in ts:
        t.cancel()
    newcomer = asyncio.create_task(waiter(c, "new"))
    await turns(5)
    print(log, newcomer.done(), c.locked())
    async with c:
        c.notify()
    await newcomer
    print(log, c.locked())
    log.clear()
    try:
        async with asyncio.timeout(0.01):
            await waiter(c, "limited")
    except TimeoutError:
        print(log, "timeout", c.locked())

asyncio.run(main())
