# async for over iterators of one's own: that never suspend, that do, that fail, and what ends the loop
import asyncio

class Ready:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

class Slow(Ready):
    async def __anext__(self):
        await asyncio.sleep(0)
        return await super().__anext__()

class Fails(Ready):
    async def __anext__(self):
        if self.n == 1:
            await asyncio.sleep(0)
            raise ValueError("the second")
        return await super().__anext__()

class Futures:
    def __init__(self, futures):
        self.futures = futures
    def __aiter__(self):
        items = iter(self.futures)
        class Items:
            def __anext__(self):
                return next(items)
        return Items()

class Fresh:
    def __init__(self, log):
        self.log = log
    def __aiter__(self):
        self.log.append("new iterator")
        return Ready(2)

async def consume(log, items):
    async for i in items:
        log.append(i)
    log.append("end")

async def main():
    log = []
    t = asyncio.create_task(consume(log, Ready(3)))
    asyncio.get_running_loop().call_soon(log.append, "another callback")
    await t
    print("in one go", log)
    log.clear()
    t = asyncio.create_task(consume(log, Slow(2)))
    asyncio.get_running_loop().call_soon(log.append, "another callback")
    await t
    print("with turns", log)
    log.clear()
    try:
        await consume(log, Fails(3))
    except ValueError as e:
        print(e, log)
    log.clear()
    fresh = Fresh(log)
    await consume(log, fresh)
    await consume(log, fresh)
    print(log)
    log.clear()
    await consume(log, Ready(0))
    print("empty", log)
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    loop.call_soon(futures[1].set_result, "second")
    futures[0].set_result("first")
    futures[2].set_exception(StopAsyncIteration())
    log.clear()
    await consume(log, Futures(futures))
    print("futures", log)
    ready = Ready(3)
    try:
        async for i in ready:
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as e:
        print("one from the body leaves the loop:", e, ready.n)
    async for i in ready:
        async for j in ready:
            print("nested", i, j)

asyncio.run(main())
