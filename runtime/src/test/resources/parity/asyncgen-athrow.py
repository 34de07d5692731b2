# athrow: caught it answers the next item, else the generator ends by it; into an ended one it is nothing at all
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def body(log):
    log.append("starts")
    try:
        while True:
            try:
                yield "waiting"
            except ValueError as e:
                await asyncio.sleep(0)
                yield f"caught {e}"
            except KeyError as e:
                log.append(f"ends by {e.args[0]}")
                return
    finally:
        await asyncio.sleep(0)
        log.append("finally")

async def main():
    log = []
    g = body(log)
    await show("not started", g.athrow(ValueError("early")))
    await show("closed by it", anext(g))
    await show("thrown again", g.athrow(ValueError("again")))
    print("nothing ran", log)
    g = body(log)
    await anext(g)
    await show("caught", g.athrow(ValueError("v")))
    await show("goes on", anext(g))
    await show("caught", g.athrow(ValueError("w")))
    await show("not caught in the handler", g.athrow(ValueError("x")))
    await show("ended", anext(g))
    await show("ended", g.athrow(OSError("late")))
    print(log)
    log.clear()
    g = body(log)
    await anext(g)
    await show("returns", g.athrow(KeyError("k")))
    await show("ended", anext(g))
    print(log)
    g = body(log)
    await anext(g)
    error = ZeroDivisionError("same")
    try:
        await g.athrow(error)
    except ZeroDivisionError as e:
        print("the same error", e is error)

asyncio.run(main())
