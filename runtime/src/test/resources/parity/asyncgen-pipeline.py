# three generators in a row: items one at a time from end to end, errors through all of them, and who is closed by whom
import asyncio

async def source(log, n):
    try:
        for i in range(n):
            log.append(f"source {i}")
            await asyncio.sleep(0)
            yield i
    finally:
        log.append("source finally")

async def doubled(log, items):
    try:
        async for i in items:
            log.append(f"doubled {i}")
            yield i * 2
    finally:
        await asyncio.sleep(0)
        log.append("doubled finally")

async def checked(log, items):
    try:
        async for i in items:
            if i == 4:
                raise ValueError(f"bad {i}")
            yield f"<{i}>"
    finally:
        log.append("checked finally")

async def main():
    log = []
    async for i in doubled(log, doubled(log, source(log, 2))):
        log.append(f"main {i}")
    print(log)
    log = []
    s = source(log, 6)
    d = doubled(log, s)
    try:
        async for i in checked(log, d):
            log.append(f"main {i}")
    except ValueError as e:
        print(e, log)
    print("the inner ones are open", await anext(d), await anext(s))
    await d.aclose()
    print("closing one does not close its source", await anext(s))
    await s.aclose()
    log = []
    s = source(log, 5)
    d = doubled(log, s)
    c = checked(log, d)
    await anext(c)
    log.clear()
    try:
        await c.athrow(KeyError("thrown"))
    except KeyError as e:
        print(e, log, await anext(d))
    await d.aclose()
    await s.aclose()

    async def failing():
        yield 1
        await asyncio.sleep(0)
        raise ValueError("at the source")

    log = []
    try:
        async for i in checked(log, doubled(log, failing())):
            log.append(f"main {i}")
    except ValueError as e:
        print(e, log)

asyncio.run(main())
