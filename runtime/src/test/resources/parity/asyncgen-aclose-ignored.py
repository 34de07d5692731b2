# a generator that yields while it is closed: aclose fails, it stands at that yield, and a second aclose will not close it
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def ignores():
    while True:
        try:
            if (yield "item") == "stop":
                return
        except GeneratorExit:
            print("ignores it")

async def yields_in_finally():
    try:
        yield "item"
    finally:
        await asyncio.sleep(0)
        print("finally begins")
        yield "from finally"
        print("finally ends")

async def main():
    g = ignores()
    await anext(g)
    await show("close", g.aclose())
    await show("it goes on", anext(g))
    await show("close again", g.aclose())
    await show("it goes on", anext(g))
    await show("it ends when it likes", g.asend("stop"))
    g = yields_in_finally()
    await anext(g)
    await show("close", g.aclose())
    await show("the exit goes on where it was", anext(g))
    await show("ended", anext(g))
    g = yields_in_finally()
    await anext(g)
    await show("an error waits for the item", g.athrow(KeyError("k")))
    await show("close in its finally", g.aclose())
    await show("ended", anext(g))

asyncio.run(main())
