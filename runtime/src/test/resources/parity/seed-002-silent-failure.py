# a fire-and-forget failure surfaces only when the task is collected
import asyncio, gc

reports = []

async def failing(msg):
    raise ValueError(msg)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, ctx: reports.append(
        (ctx["message"], str(ctx["exception"]), "future" in ctx)))
    asyncio.create_task(failing("lost"))
    await asyncio.sleep(0.01)
    gc.collect()
    await asyncio.sleep(0)
    for r in reports:
        print(*r)
    reports.clear()
    t = asyncio.create_task(failing("awaited"))
    try:
        await t
    except ValueError as e:
        print("caught", e)
    seen = []
    t = asyncio.create_task(failing("seen by callback"))
    t.add_done_callback(lambda t: seen.append(str(t.exception())))
    await asyncio.sleep(0.01)
    del t
    gc.collect()
    print("callback", seen, "reports", reports)
    background = set()
    t = asyncio.create_task(asyncio.sleep(0, "kept"))
    background.add(t)
    t.add_done_callback(background.discard)
    await t
    await asyncio.sleep(0)
    print("background set empty", not background)

asyncio.run(main())
