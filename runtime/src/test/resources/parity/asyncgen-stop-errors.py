# StopIteration and StopAsyncIteration that leave the body are errors, not ends; caught inside they are nothing special
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except RuntimeError as e:
        print(what, "raised RuntimeError:", e, "| cause", type(e.__cause__).__name__)
    except Exception as e:
        print(what, "raised", type(e).__name__)

async def stops():
    yield 1
    await asyncio.sleep(0)
    raise StopIteration("sync")

async def stops_async():
    yield 1
    raise StopAsyncIteration("async")

async def runs_out():
    g = stops_async()
    await anext(g)
    await g.aclose()
    yield await anext(g)

async def handles():
    while True:
        try:
            yield "waiting"
        except (StopIteration, StopAsyncIteration) as e:
            yield f"handled {type(e).__name__}"

async def raises_it():
    raise StopAsyncIteration("from a coroutine")

async def awaits_it():
    yield "first"
    await raises_it()

async def main():
    for make in (stops, stops_async, awaits_it):
        g = make()
        await show("item", anext(g))
        await show("raised", anext(g))
        await show("ended", anext(g))
    await show("another one's end", anext(runs_out()))
    for error in (StopIteration("x"), StopAsyncIteration("y")):
        g = handles()
        await anext(g)
        await show("handled", g.athrow(error))
        await show("not handled", g.athrow(error))
        await show("ended", anext(g))
    await show("a coroutine may", raises_it())
    seen = []
    try:
        async for i in stops_async():
            seen.append(i)
    except RuntimeError as e:
        print("the loop does not take it for the end:", e, seen)

asyncio.run(main())
