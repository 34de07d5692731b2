# task groups in task groups, cancelled from outside, with children that swallow, spawn and fail late
import asyncio

log = []

async def sleeps(name, swallow=False):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        if swallow:
            return f"{name} swallowed"
        raise

async def fails(name, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)

def flat(eg):
    return [flat(e) if isinstance(e, ExceptionGroup) else f"{type(e).__name__} {e}" for e in eg.exceptions]

async def inner_group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("inner child"))
        tg.create_task(fails("inner", 2))

async def group_of_two():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("x"))
        tg.create_task(sleeps("y"))
    log.append("not reached")

async def body_waits():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("child"))
        try:
            await asyncio.sleep(10)
        finally:
            log.append("body unwinds")

async def spawns(tg):
    await asyncio.sleep(0)
    tg.create_task(finishes("grandchild"))

async def finishes(name):
    await asyncio.sleep(0)
    log.append(name)
    return name

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner_group())
            tg.create_task(sleeps("outer child"))
    except ExceptionGroup as eg:
        print("nested", flat(eg), log)
    log.clear()
    t = asyncio.create_task(group_of_two())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled while waiting for its children", sorted(log), t.cancelled(), t.cancelling())
    log.clear()
    t = asyncio.create_task(body_waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled in its body", log, t.cancelled())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            s = tg.create_task(sleeps("swallower", swallow=True))
            tg.create_task(fails("bad", 1))
    except ExceptionGroup as eg:
        print(flat(eg), log, "swallower", s.result())
    log.clear()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(spawns(tg))
        log.append("body ends")
    print("waits for grandchildren", log)
    log.clear()
    async with asyncio.TaskGroup() as tg:
        c = tg.create_task(sleeps("a cancelled child is no failure"))
        await asyncio.sleep(0)
        c.cancel()
    print(log, c.cancelled())
    async with asyncio.TaskGroup() as tg:
        pass
    print("empty group")

asyncio.run(main())
