# asend: as a generator's send, each call an awaitable that runs nothing before it is awaited
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def echo(log):
    log.append("starts")
    got = yield "first"
    while got != "stop":
        await asyncio.sleep(0)
        got = yield got
    log.append("stops")

async def empty():
    return
    yield

async def main():
    log = []
    g = echo(log)
    a = g.asend(None)
    print("nothing ran", log)
    await show("a value too soon", g.asend("x"))
    print("nothing ran", log)
    await show("start", a)
    await show("a value", g.asend("a"))
    await show("None", g.asend(None))
    await show("next", anext(g))
    later, sooner = g.asend("later"), g.asend("sooner")
    await show("in the order they are awaited", sooner)
    await show("not of the calls", later)
    await show("stop", g.asend("stop"))
    await show("ended", g.asend(None))
    await show("ended, a value", g.asend("late"))
    await show("ended, next", anext(g))
    print(log)
    g = empty()
    await show("empty, a value too soon", g.asend(1))
    await show("empty", g.asend(None))
    await show("empty, a value", g.asend(1))

asyncio.run(main())
