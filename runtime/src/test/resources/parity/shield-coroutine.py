# shield of a coroutine: it runs as a task from the next turn on, awaited or not, held by the loop, in its own task
import asyncio

log = []

async def job(name, turns, error=None):
    log.append(f"{name} starts")
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(f"{name} ends")
    if error is not None:
        raise error
    return name

async def who():
    await asyncio.sleep(0)
    return asyncio.current_task()

async def awaits(fut):
    return await fut

async def main():
    outer = asyncio.shield(job("a", 2))
    print("made", log, len(asyncio.all_tasks()))
    await asyncio.sleep(0)
    print("a turn later", log)
    print(await outer, log, len(asyncio.all_tasks()))
    log.clear()
    print("another task", await asyncio.shield(who()) is asyncio.current_task(), await who() is asyncio.current_task())
    asyncio.shield(job("never awaited", 1))
    for _ in range(4):
        await asyncio.sleep(0)
    print(log)
    log.clear()
    async def shields(name):
        return await asyncio.shield(job(name, 4))
    w = asyncio.create_task(shields("b"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.wait([w])
    print("waiter gone", log, w.cancelled(), len(asyncio.all_tasks()))
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(0)
    print("it ended", log)
    log.clear()
    outer = asyncio.shield(job("c", 2, ValueError("c")))
    ws = [asyncio.create_task(awaits(outer)) for _ in range(2)]
    await asyncio.wait(ws)
    print(log, [repr(w.exception()) for w in ws], ws[0].exception() is ws[1].exception())
    log.clear()
    try:
        await asyncio.shield(job("d", 0, KeyError("d")))
    except KeyError as e:
        print(log, "KeyError", e)
    log.clear()
    inner = job("e", 1)
    outer = asyncio.shield(inner)
    outer.cancel()
    for _ in range(4):
        await asyncio.sleep(0)
    print("cancelled before it starts", log, outer.cancelled())
    class Own:
        def __await__(self):
            return job("own awaitable", 1).__await__()
    log.clear()
    print(await asyncio.shield(Own()), log)

asyncio.run(main())
