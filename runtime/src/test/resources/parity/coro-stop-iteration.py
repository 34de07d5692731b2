# StopIteration must not leave a coroutine as itself: it would end its driver
import asyncio

async def stops():
    raise StopIteration("from the body")

async def catches():
    try:
        await stops()
    except RuntimeError as e:
        return f"caught: {e}"

async def handles():
    try:
        raise StopIteration("inside")
    except StopIteration as s:
        return f"handled {s.value}"

def show(what, step, *args):
    try:
        print(what, "yielded", step(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except RuntimeError as e:
        print(what, "RuntimeError:", e, "| cause", type(e.__cause__).__name__, e.__cause__.value)

show("raised", stops().send, None)
show("awaited", catches().send, None)
show("handled", handles().send, None)

async def main():
    t = asyncio.create_task(stops())
    try:
        await t
    except RuntimeError as e:
        print("task RuntimeError:", e, "| cause", type(e.__cause__).__name__)
    print(type(t.exception()).__name__, t.cancelled())
    print(await asyncio.gather(catches(), handles()))

asyncio.run(main())
