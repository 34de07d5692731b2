# the end of run cancels a task that awaits a task, a gather and a group: each cleans up once, from the innermost on, and is waited for
import asyncio

log = []

async def inner(name, turns=2):
    try:
        await asyncio.sleep(10)
    finally:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} cleaned up")

async def awaits(name, task):
    try:
        await task
    finally:
        log.append(f"{name} unwinds")

async def groups():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner("member", 0))
    finally:
        log.append("group left")

async def gathers():
    try:
        await asyncio.gather(inner("child", 4), return_exceptions=True)
    finally:
        log.append("gather left")

async def limits():
    try:
        async with asyncio.timeout(5):
            await inner("limited", 1)
    finally:
        log.append("limit left")

async def main(kind):
    if kind == "chain":
        t = asyncio.create_task(inner("innermost"))
        t = asyncio.create_task(awaits("middle", t))
        asyncio.create_task(awaits("outermost", t))
    elif kind == "group":
        asyncio.create_task(groups())
    elif kind == "gather":
        asyncio.create_task(gathers())
    else:
        asyncio.create_task(limits())
    for _ in range(4):
        await asyncio.sleep(0)
    log.append(f"main ends, {len(asyncio.all_tasks())} tasks")

for kind in ("chain", "group", "gather", "limit"):
    log.clear()
    asyncio.run(main(kind))
    print(kind, log)
