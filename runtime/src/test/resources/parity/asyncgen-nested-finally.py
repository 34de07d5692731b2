# async for inside an async generator with finally blocks, closed from outside with and without aclosing the inner
import asyncio
from contextlib import aclosing

async def inner(log, n):
    try:
        for i in range(n):
            yield i
    finally:
        await asyncio.sleep(0)
        log.append("inner finally")

async def leaves_open(log, g):
    try:
        async for i in g:
            yield i
    finally:
        log.append("outer finally")

async def closes(log, g):
    try:
        async with aclosing(g):
            async for i in g:
                yield i
    finally:
        log.append("outer finally")

async def loops_in_finally(log, g):
    try:
        yield "item"
    finally:
        async for i in g:
            log.append(f"in finally {i}")
        log.append("outer finally")

async def main():
    for make in (leaves_open, closes, loops_in_finally):
        log = []
        g = inner(log, 3)
        o = make(log, g)
        print("first", await anext(o))
        await o.aclose()
        print(log, await anext(g, "ended"))
        await g.aclose()
    for make in (leaves_open, closes):
        log = []
        g = inner(log, 3)
        o = make(log, g)
        await anext(o)
        try:
            await o.athrow(KeyError("k"))
        except KeyError as e:
            print(e, log, await anext(g, "ended"))
        await g.aclose()
    log = []
    async for i in closes(log, inner(log, 2)):
        log.append(i)
    print(log)

asyncio.run(main())
