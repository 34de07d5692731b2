# a timeout around async for: the generator is cancelled where it waits, or is left alone where the consumer waits
import asyncio

async def ticks(log, every):
    try:
        n = 0
        while True:
            await asyncio.sleep(every)
            n += 1
            yield n
    finally:
        log.append("ticks finally")

async def main():
    log = []
    try:
        async with asyncio.timeout(0.039):
            async for n in ticks(log, 0.01):
                log.append(n)
    except TimeoutError:
        print("timed out while it waits for an item", log)
    log = []
    g = ticks(log, 0.01)
    try:
        async with asyncio.timeout(0.039):
            async for n in g:
                log.append(n)
                if n == 2:
                    await asyncio.sleep(1)
    except TimeoutError:
        print("timed out in the body", log)
    print("the generator lives", await anext(g), log)
    await g.aclose()
    print(log)
    log = []
    g = ticks(log, 0.01)
    async with asyncio.timeout(1) as limit:
        async for n in g:
            if n == 3:
                break
    print("in time", limit.expired(), log)
    await g.aclose()
    log = []

    async def patient():
        g = ticks(log, 0.03)
        try:
            while True:
                try:
                    async with asyncio.timeout(0.01):
                        return await anext(g)
                except TimeoutError:
                    log.append("too late")
        except StopAsyncIteration:
            return "the first timeout has ended it"

    print(await patient(), log)

asyncio.run(main())
