# aclose: unstarted, suspended, ended, twice; with awaits, errors and a return where it runs through
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def body(log):
    log.append("starts")
    try:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            log.append("inner finally")
    except GeneratorExit:
        log.append("sees it")
        raise
    finally:
        await asyncio.sleep(0)
        log.append("outer finally")

async def swallows(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("returns")

async def raises(log):
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        raise KeyError("in finally")

async def replaces(log):
    try:
        yield 1
    except GeneratorExit:
        raise ZeroDivisionError("replaced")

async def main():
    log = []
    g = body(log)
    await show("not started", g.aclose())
    print("nothing ran", log)
    await show("no start after that", anext(g))
    g = body(log)
    await anext(g)
    await show("suspended", g.aclose())
    print(log)
    await show("again", g.aclose())
    await show("next", anext(g))
    await show("asend", g.asend("x"))
    await show("athrow", g.athrow(KeyError("k")))
    print("not twice", len(log))
    for make in (swallows, raises, replaces):
        log = []
        g = make(log)
        await anext(g)
        await show("close", g.aclose())
        await show("next", anext(g))
        await show("close again", g.aclose())
        print(log)
    log = []
    g = body(log)
    async for i in g:
        pass
    await show("exhausted", g.aclose())
    print(log)

asyncio.run(main())
