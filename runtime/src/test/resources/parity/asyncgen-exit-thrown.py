# GeneratorExit thrown by athrow is an error like others: it comes out, or the generator goes on
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def plain(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("finally")

async def goes_on(log):
    try:
        yield 1
    except GeneratorExit as e:
        log.append(f"caught {e}")
        yield "goes on"

async def returns(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("returns")

async def raises_own(log):
    try:
        yield 1
    finally:
        raise GeneratorExit("own")

async def main():
    for make in (plain, goes_on, returns, raises_own):
        log = []
        g = make(log)
        await anext(g)
        await show("thrown in", g.athrow(GeneratorExit("x")))
        await show("then", g.aclose())
        await show("next", anext(g))
        print(log)
    g = raises_own([])
    await anext(g)
    await show("its own while it is closed", g.aclose())
    g = plain([])
    await show("not started", g.athrow(GeneratorExit("early")))
    await show("next", anext(g))

asyncio.run(main())
