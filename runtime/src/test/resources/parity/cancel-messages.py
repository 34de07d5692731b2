# a cancel's message travels to what is awaited, and back to who awaits the task
import asyncio

async def inner(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(("inner", e.args))
        raise

async def through(log, aw):
    try:
        await aw
    except asyncio.CancelledError as e:
        log.append(("outer", e.args))
        raise

async def new_one(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise asyncio.CancelledError("replaced") from e

async def group(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(10))

async def ended(t):
    try:
        await t
    except asyncio.CancelledError as e:
        return e.args

async def main():
    log = []
    t = asyncio.create_task(through(log, inner(log)))
    await asyncio.sleep(0)
    t.cancel("coroutine")
    print(await ended(t), log)
    log.clear()
    t = asyncio.create_task(through(log, asyncio.create_task(inner(log))))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("task")
    print(await ended(t), log)
    log.clear()
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(through(log, fut))
    await asyncio.sleep(0)
    t.cancel("future")
    print(await ended(t), log, fut.cancelled())
    log.clear()
    t = asyncio.create_task(through(log, asyncio.gather(inner(log), inner(log))))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("gather")
    print(await ended(t), log)
    log.clear()
    t = asyncio.create_task(through(log, asyncio.gather(inner(log), inner(log), return_exceptions=True)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("gather of outcomes")
    print(await ended(t), log)
    t = asyncio.create_task(new_one(log))
    await asyncio.sleep(0)
    t.cancel("original")
    print(await ended(t), t.cancelled())
    t = asyncio.create_task(group(log))
    await asyncio.sleep(0)
    t.cancel("group")
    print(await ended(t), t.cancelled())
    t = asyncio.create_task(inner(log))
    await asyncio.sleep(0)
    t.cancel()
    print(await ended(t), "no message")
    t = asyncio.create_task(inner(log))
    await asyncio.sleep(0)
    t.cancel("")
    print(await ended(t), "an empty message")

asyncio.run(main())
