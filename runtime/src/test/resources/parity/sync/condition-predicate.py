# Condition.wait_for: the predicate is asked at once and after each notification, with the lock held; its errors pass
import asyncio

n = 0
log = []

async def until(c, k):
    def reached():
        log.append(f"{n}>={k}?{'' if c.locked() else ' unlocked'}")
        if n < 0:
            raise ValueError("predicate failed")
        return n >= k
    async with c:
        await c.wait_for(reached)
        log.append(f"reached {k}")

async def change(c, to, all):
    global n
    async with c:
        n = to
        c.notify_all() if all else c.notify()
    for _ in range(4):
        await asyncio.sleep(0)

async def main():
    c = asyncio.Condition()
    await until(c, 0)
    print(log)
    log.clear()
    ts = [asyncio.create_task(until(c, k)) for k in (3, 1, 2)]
    await asyncio.sleep(0)
    for to, all in ((1, True), (2, False), (2, False), (2, True), (3, True)):
        log.clear()
        await change(c, to, all)
        print(to, all, log)
    print([t.done() for t in ts], c.locked())
    log.clear()
    ts = [asyncio.create_task(until(c, k)) for k in (8, 9)]
    await asyncio.sleep(0)
    await change(c, -1, False)
    print(log, [t.done() for t in ts], c.locked())
    await change(c, 9, True)
    for t in ts:
        try:
            await t
            print("ended")
        except ValueError as e:
            print("ValueError:", e)

asyncio.run(main())
