# done()/cancelled() through a task's life; result() too early; after failure
import asyncio

async def slow():
    await asyncio.sleep(5)

async def quick(fail):
    await asyncio.sleep(0)
    if fail:
        raise ValueError("broken")
    return "complete"

def show(tag, t):
    print(tag, "done", t.done(), "cancelled", t.cancelled())

async def main():
    t = asyncio.create_task(slow())
    show("pending", t)
    try:
        t.result()
    except asyncio.InvalidStateError as e:
        print("InvalidStateError:", e)
    print("cancel", t.cancel())
    show("just after cancel()", t)
    try:
        await t
    except asyncio.CancelledError:
        show("awaited", t)
    print("cancel again", t.cancel())
    ok, bad = asyncio.create_task(quick(False)), asyncio.create_task(quick(True))
    await asyncio.wait([ok, bad])
    show("ok", ok)
    show("bad", bad)
    print(ok.result(), "|", ok.exception(), "|", type(bad.exception()).__name__, bad.exception())

asyncio.run(main())
