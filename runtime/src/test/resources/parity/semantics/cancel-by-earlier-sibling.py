# a task cancelled in the turn of its first step, by one that stands before it in the queue, runs no line; by one behind it, one step
import asyncio

log = []

async def sibling(name, tasks, victims=()):
    log.append(f"{name} starts")
    for victim in victims:
        log.append(f"{name} cancels {victim}: {tasks[victim].cancel()}")
    try:
        await asyncio.sleep(0)
        log.append(f"{name} goes on")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    finally:
        log.append(f"{name} finally")

async def main():
    for names in (("a", "b", "c"), ("c", "b", "a")):
        tasks = {}
        for name in names:
            tasks[name] = asyncio.create_task(sibling(name, tasks, {"b": ("a", "c"), "a": (), "c": ()}[name]))
        rs = await asyncio.gather(*tasks.values(), return_exceptions=True)
        print(log, [type(r).__name__ for r in rs])
        log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            async def fails():
                log.append("fails")
                raise ValueError
            tg.create_task(fails())
            t = tg.create_task(sibling("in the same turn", {}))
            await asyncio.sleep(0)
            late = tg.create_task(sibling("a turn later", {}))
    except ExceptionGroup:
        print(log, t.cancelled(), late.cancelled())

asyncio.run(main())
