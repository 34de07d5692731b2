# an asynchronous generator can't drive itself, nor be driven by what it awaits or by the one it iterates
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

box = []

async def itself():
    g = box[0]
    await show("anext", anext(g))
    await show("asend", g.asend("x"))
    await show("athrow", g.athrow(KeyError("k")))
    await show("aclose", g.aclose())
    yield "still fine"
    await asyncio.sleep(0)
    await show("anext after a suspension", anext(g))
    yield "and still"

async def helper():
    await asyncio.sleep(0)
    await show("from a coroutine it awaits", anext(box[0]))
    return "helped"

async def awaits():
    yield await helper()

async def inner():
    await show("from a generator it iterates", anext(box[0]))
    yield 1
    await show("again", box[0].aclose())
    yield 2

async def outer():
    async for i in inner():
        yield i

async def main():
    for make in (itself, awaits, outer):
        box[:] = [make()]
        async for item in box[0]:
            print(item)

asyncio.run(main())
