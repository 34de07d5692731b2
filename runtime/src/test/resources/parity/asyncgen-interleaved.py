# two tasks take turns with one generator, each item goes to one of them; waiting for it at the same time is refused
import asyncio

async def numbers(n, pauses):
    for i in range(n):
        for _ in range(pauses):
            await asyncio.sleep(0)
        yield i

async def consume(name, g, log, pauses):
    try:
        async for i in g:
            log.append(f"{name}{i}")
            for _ in range(pauses):
                await asyncio.sleep(0)
        log.append(f"{name} sees the end")
    except RuntimeError as e:
        log.append(f"{name}: {e}")

async def main():
    log = []
    g = numbers(6, 0)
    await asyncio.gather(consume("a", g, log, 1), consume("b", g, log, 1))
    print(log)
    log.clear()
    g = numbers(6, 0)
    await asyncio.gather(consume("a", g, log, 1), consume("b", g, log, 2))
    print(log)
    log.clear()
    g = numbers(4, 1)
    await asyncio.gather(consume("a", g, log, 0), consume("b", g, log, 0))
    print(log)
    log.clear()
    g, h = numbers(3, 1), numbers(3, 2)
    await asyncio.gather(consume("g", g, log, 0), consume("h", h, log, 0))
    print(log)

    async def zipped(*generators):
        while True:
            try:
                yield [await anext(g) for g in generators]
            except StopAsyncIteration:
                return

    async for items in zipped(numbers(3, 1), numbers(2, 0), numbers(4, 2)):
        print(items)

asyncio.run(main())
