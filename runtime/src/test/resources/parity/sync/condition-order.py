# Condition: notifications go in the order of waiting, to as many as asked for; they wait for the lock, and are not kept
import asyncio

log = []

async def waiter(c, name):
    async with c:
        await c.wait()
        log.append(name)

async def notify(c, n):
    async with c:
        c.notify(n)
        log.append(f"notified {n}")
        await asyncio.sleep(0)
        log.append("leaves")

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    c = asyncio.Condition()
    ts = [asyncio.create_task(waiter(c, n)) for n in "abcdefg"]
    await turns(1)
    for n in (1, 2, 0, -1):
        await notify(c, n)
        await turns(3)
        print(n, log)
        log.clear()
    async with c:
        c.notify_all()
        ts.append(asyncio.create_task(waiter(c, "late")))
        await turns(2)
        print("held", log)
    await turns(3)
    print(log, [t.done() for t in ts])
    log.clear()
    await notify(c, 100)
    await turns(2)
    print(log, all(t.done() for t in ts))
    log.clear()
    await notify(c, 1)
    t = asyncio.create_task(waiter(c, "too late"))
    await turns(3)
    print(log, t.done())
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), c.locked())

asyncio.run(main())
