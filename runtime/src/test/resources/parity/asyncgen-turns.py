# yields take no turn of the loop: only what the body awaits does
import asyncio

turn = 0

def tick():
    global turn
    turn += 1
    asyncio.get_running_loop().call_soon(tick)

async def ready(n):
    for i in range(n):
        yield i

async def turns(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def through(items):
    async for i in items:
        yield i

async def measure(what, items):
    await asyncio.sleep(0)
    start = turn
    count = 0
    async for _ in items:
        count += 1
    print(what, count, "items", turn - start, "turns")

async def closes(turns):
    try:
        yield 1
    finally:
        for _ in range(turns):
            await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().call_soon(tick)
    await measure("ready", ready(1000))
    await measure("one turn each", turns(5))
    await measure("through two more", through(through(turns(5))))
    await measure("ready, through", through(ready(1000)))
    for n in (0, 3):
        g = closes(n)
        await anext(g)
        start = turn
        await g.aclose()
        print("aclose", turn - start, "turns")
    g = turns(2)
    start = turn
    await asyncio.gather(anext(g))
    print("an item in a task", turn - start, "turns")
    await g.aclose()
    log = []

    async def logs(name, items):
        async for i in items:
            log.append(f"{name}{i}")

    await asyncio.gather(logs("a", ready(3)), logs("b", turns(3)), logs("c", turns(2)))
    print(log)

asyncio.run(main())
