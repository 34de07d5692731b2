# what asend, athrow, aclose and anext answer can be awaited once
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def items():
    while True:
        try:
            yield "item"
        except KeyError:
            yield "caught"

async def main():
    g = items()
    a = g.asend(None)
    await show("asend", a)
    await show("asend, reused", a)
    a = anext(g)
    await show("anext", a)
    await show("anext, reused", a)
    a = g.athrow(KeyError("k"))
    await show("athrow", a)
    await show("athrow, reused", a)
    a = g.athrow(OSError("o"))
    await show("athrow not caught", a)
    await show("athrow not caught, reused", a)
    a = anext(g)
    await show("anext at the end", a)
    await show("anext at the end, reused", a)
    g = items()
    await anext(g)
    a = g.aclose()
    await show("aclose", a)
    await show("aclose, reused", a)
    a = g.aclose()
    await show("aclose of a closed one", a)
    await show("aclose of a closed one, reused", a)
    g = items()
    a = g.asend("too soon")
    await show("a value too soon", a)
    await show("a value too soon, reused", a)
    await show("the generator itself is fine", anext(g))

asyncio.run(main())
