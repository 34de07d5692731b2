# tasks made while run ends are not cancelled: they run while those that are waited for take their time, and no longer
import asyncio

log = []

async def spawned(name, delay=10):
    try:
        log.append(f"{name} starts")
        await asyncio.sleep(delay)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def leftover(turns):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        kept.append(asyncio.create_task(spawned("spawned")))
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append("leftover ends")
        raise

async def waits_for_it():
    try:
        await asyncio.sleep(10)
    finally:
        t = asyncio.create_task(spawned("awaited", 0.01))
        kept.append(t)
        await t
        log.append("waited for it")

async def main(how):
    asyncio.create_task(how)
    await asyncio.sleep(0)
    asyncio.get_running_loop().set_exception_handler(lambda _, c: None)

for turns in (0, 3):
    log, kept = [], []
    asyncio.run(main(leftover(turns)))
    print(turns, log, [t.done() for t in kept])
log, kept = [], []
asyncio.run(main(waits_for_it()))
print(log, [t.done() for t in kept])
