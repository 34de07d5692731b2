# tasks that await one task go on in the order in which they began to, wherever they were made
import asyncio

async def slow(fut):
    return await fut

async def waits(t, name, log, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    try:
        log.append(f"{name} {await t}")
    except Exception as e:
        log.append(f"{name} {type(e).__name__}")

async def main():
    loop = asyncio.get_running_loop()
    for fail in (False, True):
        fut, log = loop.create_future(), []
        t = asyncio.create_task(slow(fut))
        ts = [asyncio.create_task(waits(t, name, log, turns)) for name, turns in (("late", 3), ("first", 0), ("second", 1))]
        await asyncio.sleep(0)
        inner = asyncio.create_task(waits(asyncio.shield(t), "shield", log))
        outer = asyncio.create_task(waits(asyncio.gather(t), "gather", log))
        limited = asyncio.create_task(waits(asyncio.wait([t]), "wait", log))
        for _ in range(5):
            await asyncio.sleep(0)
        if fail:
            fut.set_exception(OSError("o"))
        else:
            fut.set_result(1)
        await asyncio.gather(*ts, inner, outer)
        await limited
        print([line.split(" ({")[0] for line in log])

asyncio.run(main())
