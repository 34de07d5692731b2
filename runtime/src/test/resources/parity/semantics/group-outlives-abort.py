# the group ends a turn after its last child, however long that takes after the failure, and whatever the child makes of its cancel
import asyncio

async def fails():
    await asyncio.sleep(0)
    raise ValueError("origin")

async def takes(name, turns, log, how):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} {how}")
        if how == "goes on":
            await asyncio.sleep(0.01)
            log.append(f"{name} ends")
            return f"value of {name}"
        if how == "cancelled":
            raise
        return None

async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(takes(n, turns, log, how)) for n, turns, how in (("a", 1, "cancelled"), ("b", 4, "swallowed"), ("c", 2, "goes on"))]
            tg.create_task(fails())
            ts[0].add_done_callback(lambda f: log.append("callback of a"))
            ts[2].add_done_callback(lambda f: log.append("callback of c"))
    except ExceptionGroup as eg:
        log.append([str(e) for e in eg.exceptions])
    print(log)
    print([t.cancelled() for t in ts], [t.cancelling() for t in ts], ts[2].result())
    log.clear()
    loop = asyncio.get_running_loop()
    async def last(fut):
        await fut
        log.append("last child")
    async with asyncio.TaskGroup() as tg:
        fut = loop.create_future()
        t = tg.create_task(last(fut))
        t.add_done_callback(lambda f: loop.call_soon(log.append, "two turns later"))
        loop.call_later(0.01, fut.set_result, None)
    log.append("group left")
    await asyncio.sleep(0)
    print(log)

asyncio.run(main())
