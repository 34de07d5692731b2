# a coroutine runs once; a task or a future may be awaited often, but not by itself
import asyncio, inspect

async def work(turns=2):
    for _ in range(turns):
        await asyncio.sleep(0)
    return "value"

async def awaits(aw):
    return await aw

async def itself(box):
    try:
        await box[0]
    except RuntimeError as e:
        print("RuntimeError:", str(e).split(":")[0])
    return "survived"

def states(*cs):
    return [inspect.getcoroutinestate(c) for c in cs]

async def main():
    c = work()
    print(states(c), await c, states(c))
    try:
        await c
    except RuntimeError as e:
        print("RuntimeError:", e)
    c = work()
    first, second = asyncio.create_task(awaits(c)), asyncio.create_task(awaits(c))
    rs = await asyncio.gather(first, second, return_exceptions=True)
    print(rs[0], "|", type(rs[1]).__name__, rs[1])
    c = work()
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print("running as a task", states(c), t.get_coro() is c)
    try:
        await c
    except RuntimeError as e:
        print("RuntimeError:", e)
    print("the task is unharmed", await t, await t, await asyncio.gather(awaits(t), awaits(t)), states(c))
    t = asyncio.create_task(c)
    try:
        await t
    except RuntimeError as e:
        print("task of a finished coroutine:", e)
    f = asyncio.get_running_loop().create_future()
    waiters = [asyncio.create_task(awaits(f)) for _ in range(3)]
    await asyncio.sleep(0)
    f.set_result("shared")
    print(await asyncio.gather(*waiters), await f)
    box = []
    box.append(asyncio.create_task(itself(box)))
    print(await box[0])
    c = work(0)
    t1, t2 = asyncio.create_task(c), asyncio.create_task(c)
    rs = await asyncio.gather(t1, t2, return_exceptions=True)
    print("two tasks of one coroutine", rs[0], "|", type(rs[1]).__name__, rs[1])

asyncio.run(main())
