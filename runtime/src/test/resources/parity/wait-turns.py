# how many turns of the loop pass in wait, as_completed and shield
import asyncio

turn = 0

def tick():
    global turn
    turn += 1
    asyncio.get_running_loop().call_soon(tick)

async def trivial():
    return "t"

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

async def each(futures):
    for nxt in asyncio.as_completed(futures):
        await nxt

async def first(futures):
    for nxt in asyncio.as_completed(futures):
        return await nxt

async def several(wait, futures):
    for _ in range(3):
        await wait(futures)

async def main():
    asyncio.get_running_loop().call_soon(tick)
    await measure("wait for a done one", lambda: asyncio.wait([set_done()]))
    await measure("wait for three done ones", lambda: asyncio.wait([set_done(), set_done(), set_done()]))
    await measure("wait for one set soon", lambda: asyncio.wait([set_soon()]))
    await measure("wait for done and set soon", lambda: asyncio.wait([set_done(), set_soon()]))
    await measure("wait for a new task", lambda: asyncio.wait([asyncio.create_task(trivial())]))
    await measure("wait in a task", lambda: asyncio.create_task(asyncio.wait([set_soon()])))
    await measure("wait for a wait", lambda: asyncio.wait([asyncio.create_task(asyncio.wait([set_soon()]))]))
    await measure("wait thrice for a done one", lambda: several(asyncio.wait, [set_done()]))
    await measure("wait for a shield", lambda: asyncio.wait([asyncio.shield(set_soon())]))
    await measure("wait for a gather", lambda: asyncio.wait([asyncio.gather(trivial(), trivial())]))
    await measure("wait without time", lambda: asyncio.wait([asyncio.get_running_loop().create_future()], timeout=0))
    await measure("shield of a done one", lambda: asyncio.shield(set_done()))
    await measure("shield of one set soon", lambda: asyncio.shield(set_soon()))
    await measure("shield of a coroutine", lambda: asyncio.shield(trivial()))
    await measure("shield of a new task", lambda: asyncio.shield(asyncio.create_task(trivial())))
    await measure("shield of a shield", lambda: asyncio.shield(asyncio.shield(set_soon())))
    await measure("three shields deep", lambda: asyncio.shield(asyncio.shield(asyncio.shield(set_soon()))))
    await measure("gather of shields", lambda: asyncio.gather(asyncio.shield(set_soon()), asyncio.shield(set_soon())))
    await measure("shield of a gather", lambda: asyncio.shield(asyncio.gather(set_soon(), set_soon())))
    await measure("as_completed of none", lambda: each([]))
    await measure("as_completed of a done one", lambda: each([set_done()]))
    await measure("as_completed of three done ones", lambda: each([set_done(), set_done(), set_done()]))
    await measure("as_completed of one set soon", lambda: each([set_soon()]))
    await measure("as_completed of done and set soon", lambda: each([set_done(), set_soon()]))
    await measure("the first of done and set soon", lambda: first([set_soon(), set_done()]))
    await measure("as_completed of new tasks", lambda: each([asyncio.create_task(trivial()), asyncio.create_task(trivial())]))
    await measure("as_completed of shields", lambda: each([asyncio.shield(set_soon()), asyncio.shield(set_done())]))

asyncio.run(main())
