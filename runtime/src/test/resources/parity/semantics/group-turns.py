# what a group costs: leaving one takes no turn without members or when they have ended and told it, and else waits for the telling
import asyncio

async def member(turns):
    for _ in range(turns):
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    ticks = 0
    def tick():
        nonlocal ticks
        ticks += 1
        loop.call_soon(tick)
    loop.call_soon(tick)
    for members, body in (((), 0), ((), 2), ((0,), 0), ((0,), 1), ((0,), 2), ((0,), 3), ((2,), 0), ((2, 0, 1), 0), ((2, 0, 1), 4), ((2, 0, 1), 5)):
        await asyncio.sleep(0)
        start = ticks
        async with asyncio.TaskGroup() as tg:
            for turns in members:
                tg.create_task(member(turns))
            for _ in range(body):
                await asyncio.sleep(0)
            left = ticks
        print("members of", list(members), "turns, body of", body, "takes", left - start, "then", ticks - left)
    await asyncio.sleep(0)
    start = ticks
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(member(0))
        outer.create_task(member(0))
    print("nested", ticks - start)
    start = ticks
    async with asyncio.TaskGroup() as tg:
        await tg.create_task(member(1))
        print("awaited member", ticks - start)
    print("and left", ticks - start)

asyncio.run(main())
