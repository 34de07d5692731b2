# groups in members of groups: an error goes up as a group in a group; who is cancelled on the way is no error on any level
import asyncio

async def fails(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)

async def sleeps(name, log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append(f"{name} unwinds")

async def family(log, depth, name):
    async with asyncio.TaskGroup() as tg:
        if depth:
            tg.create_task(family(log, depth - 1, name))
        else:
            tg.create_task(fails(name, 1))
        tg.create_task(sleeps(f"{name}{depth}", log))

def tree(e):
    return [tree(member) for member in e.exceptions] if isinstance(e, ExceptionGroup) else str(e)

async def main():
    log = []
    try:
        await family(log, 3, "a")
    except ExceptionGroup as eg:
        print(tree(eg), log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(family(log, 0, "b"))
            tg.create_task(family(log, 1, "c"))
            tg.create_task(fails("d", 2))
    except ExceptionGroup as eg:
        print(tree(eg), sorted(log))
    log.clear()
    async def handles():
        try:
            await family(log, 1, "handled")
        except ExceptionGroup as eg:
            log.append(tree(eg))
        await asyncio.sleep(0)
        return "went on"
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(handles())
        tg.create_task(asyncio.sleep(0.01))
    print(log, t.result())

asyncio.run(main())
