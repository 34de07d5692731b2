# a group that waits for its children is not left before they end, however often it is cancelled; they are cancelled once
import asyncio

async def cleans(name, turns, log):
    seen = 0
    while True:
        try:
            for _ in range(turns if seen else 1000):
                await asyncio.sleep(0)
            log.append((name, "ends", seen))
            return
        except asyncio.CancelledError:
            seen += 1

async def group(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(cleans("a", 6, log))
        tg.create_task(cleans("b", 3, log))
    log.append("not reached")

async def main():
    for times in (1, 3):
        log = []
        t = asyncio.create_task(group(log))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for i in range(times):
            log.append((i, t.cancel(f"cancel {i}")))
            await asyncio.sleep(0)
        try:
            await t
        except asyncio.CancelledError as e:
            print(log, e.args, t.cancelling())
    log = []
    t = asyncio.create_task(group(log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("first")
    t.cancel("same turn")
    try:
        await t
    except asyncio.CancelledError as e:
        print(log, e.args, t.cancelling())

asyncio.run(main())
