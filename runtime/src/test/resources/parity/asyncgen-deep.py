# generators over generators, two hundred levels: items, errors and closes through all of them
import asyncio

DEPTH = 200
done = 0

async def bottom(n):
    global done
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        done += 1

async def level(items):
    global done
    try:
        async for i in items:
            yield i + 1
    finally:
        done += 1

async def unfolding(depth):
    if depth > 0:
        async for i in unfolding(depth - 1):
            yield i
    yield depth

def stack(n):
    g = bottom(n)
    for _ in range(DEPTH):
        g = level(g)
    return g

async def main():
    global done
    print([i async for i in stack(3)], done)
    done = 0

    async def fails():
        yield 1
        await asyncio.sleep(0)
        raise ValueError("from the bottom")

    g = fails()
    for _ in range(DEPTH):
        g = level(g)
    try:
        async for i in g:
            print("item", i)
    except ValueError as e:
        print(e, done)
    done = 0
    t = asyncio.create_task(anext_of(stack(1)))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), done)
    print(sum([i async for i in unfolding(100)]))
    total = 0
    async for i in many():
        total += i
    print(total)

async def anext_of(g):
    return await anext(g)

async def many():
    for i in range(100000):
        yield i

asyncio.run(main())
