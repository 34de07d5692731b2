# aclosing: the generator is closed where its block is left, by its end, break, return, error and cancellation
import asyncio
from contextlib import aclosing

async def numbers(log, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        log.append("closed")

async def first(log, g):
    async with aclosing(g) as items:
        async for i in items:
            log.append("returns")
            return i

async def fails(log, g):
    async with aclosing(g) as items:
        async for i in items:
            raise KeyError("body")

async def waits(log, g):
    async with aclosing(g) as items:
        async for i in items:
            await asyncio.sleep(10)

async def bad_finally():
    try:
        yield 1
        yield 2
    finally:
        raise ValueError("while closing")

async def main():
    log = []
    async with aclosing(numbers(log, 2)) as items:
        async for i in items:
            log.append(i)
        log.append("end")
    print(log)
    log.clear()
    async with aclosing(numbers(log, 5)) as items:
        async for i in items:
            if i == 1:
                break
        log.append("after break")
    print(log)
    log.clear()
    print(await first(log, numbers(log, 5)), log)
    log.clear()
    try:
        await fails(log, numbers(log, 5))
    except KeyError as e:
        print(e, log)
    log.clear()
    t = asyncio.create_task(waits(log, numbers(log, 5)))
    await asyncio.sleep(0.001)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), log)
    log.clear()
    async with aclosing(numbers(log, 3)):
        log.append("never iterated")
    print(log)
    try:
        async with aclosing(bad_finally()) as items:
            await anext(items)
    except ValueError as e:
        print(e)
    log.clear()
    async with aclosing(numbers(log, 2)) as a, aclosing(numbers(log, 2)) as b:
        await anext(a)
        log.append(await anext(b))
    print(log)

asyncio.run(main())
