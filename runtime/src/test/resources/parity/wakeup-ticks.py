# how many turns of the loop pass until an await resumes
import asyncio

turn = 0

def tick():
    global turn
    turn += 1
    asyncio.get_running_loop().call_soon(tick)

async def trivial():
    return "t"

async def nested(depth, aw):
    return await (nested(depth - 1, aw) if depth else aw)

async def awaits_new_task():
    return await asyncio.create_task(trivial())

async def measure(what, make):
    await asyncio.sleep(0)
    start = turn
    await make()
    print(what, turn - start)

def set_soon():
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, None)
    return fut

def set_done():
    fut = asyncio.get_running_loop().create_future()
    fut.set_result(None)
    return fut

def two_futures():
    return asyncio.gather(set_soon(), set_soon())

async def main():
    asyncio.get_running_loop().call_soon(tick)
    await measure("done future", set_done)
    await measure("coroutine that does not suspend", trivial)
    await measure("ten of them nested", lambda: nested(10, trivial()))
    await measure("bare turn", lambda: asyncio.sleep(0))
    await measure("bare turn ten deep", lambda: nested(10, asyncio.sleep(0)))
    await measure("future set by a callback", set_soon)
    await measure("future set by a callback, ten deep", lambda: nested(10, set_soon()))
    await measure("new task", lambda: asyncio.create_task(trivial()))
    await measure("gather of two coroutines", lambda: asyncio.gather(trivial(), trivial()))
    await measure("gather of two futures", two_futures)
    await measure("gather in a gather", lambda: asyncio.gather(asyncio.gather(trivial()), trivial()))
    await measure("task awaiting a new task", lambda: asyncio.create_task(awaits_new_task()))
    await measure("bare turn in a task", lambda: asyncio.create_task(asyncio.sleep(0)))

asyncio.run(main())
