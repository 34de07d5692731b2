# async with inside an async generator: left at the end, by aclose, by an error thrown in, by a cancellation
import asyncio

class Resource:
    def __init__(self, name, log, suppresses=False):
        self.name, self.log, self.suppresses = name, log, suppresses
    async def __aenter__(self):
        return self
    async def __aexit__(self, et, ev, tb):
        await asyncio.sleep(0)
        self.log.append(f"{self.name} exits by {et.__name__ if et else None}")
        return self.suppresses and et is KeyError

async def rows(log, n, suppresses=False):
    async with Resource("outer", log, suppresses):
        async with Resource("inner", log):
            for i in range(n):
                yield i
                await asyncio.sleep(0)
        log.append("between")
    log.append("after")
    yield "last"

async def main():
    log = []
    async for i in rows(log, 2):
        log.append(i)
    print(log)
    log.clear()
    g = rows(log, 2)
    await anext(g)
    await g.aclose()
    print(log)
    log.clear()
    g = rows(log, 2)
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print(e, log)
    log.clear()
    g = rows(log, 2, True)
    await anext(g)
    print("suppressed", await g.athrow(KeyError("k")), log)
    await g.aclose()
    log.clear()
    g = rows(log, 2)

    async def consume():
        async for i in g:
            log.append(i)

    t = asyncio.create_task(consume())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), log)
    try:
        print(await anext(g))
    except StopAsyncIteration:
        print("ended")

asyncio.run(main())
