# a child that fails while the group waits at its end: siblings are cancelled, and what they raise while cleaning up joins in order
import asyncio

async def fails(name, turns, log):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(f"{name} fails")
    raise ValueError(name)

async def cleans(name, turns, error, log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        for _ in range(turns):
            await asyncio.sleep(0)
        if error:
            log.append(f"{name} fails")
            raise error
        log.append(f"{name} cleaned up")
        raise

async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleans("slow", 5, OSError("slow"), log))
            tg.create_task(cleans("quiet", 2, None, log))
            tg.create_task(cleans("quick", 1, OSError("quick"), log))
            tg.create_task(fails("origin", 3, log))
            log.append("body ends")
    except ExceptionGroup as eg:
        log.append([f"{type(e).__name__} {e}" for e in eg.exceptions])
        print(eg.message)
    print(log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails("first", 2, log))
            tg.create_task(fails("same turn", 2, log))
            tg.create_task(cleans("cleaner", 0, ValueError("at once"), log))
            tg.create_task(fails("a turn later", 3, log))
    except ExceptionGroup as eg:
        print(log, [str(e) for e in eg.exceptions])

asyncio.run(main())
