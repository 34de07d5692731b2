# one cancel is one error: who swallows it is free; the count stays; return in a finally swallows too
import asyncio

async def stubborn(log):
    while len(log) < 3:
        try:
            await asyncio.sleep(0.01)
            log.append("slept")
        except asyncio.CancelledError:
            log.append("swallowed")
    return "done"

async def returns_in_finally(log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("finally")
        return "overrides"

async def breaks_in_finally(log):
    while True:
        try:
            await asyncio.sleep(10)
        finally:
            log.append("break")
            break
    await asyncio.sleep(0)
    log.append("after the loop")
    return "went on"

async def replaces(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise OSError("instead")

async def raises_it_unasked(log):
    await asyncio.sleep(0)
    raise asyncio.CancelledError("my own")

async def main():
    log = []
    t = asyncio.create_task(stubborn(log))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    print(log, t.done(), t.cancelling())
    t.cancel()
    print(await t, log, t.cancelled(), t.cancelling())
    for body in (returns_in_finally, breaks_in_finally, replaces, raises_it_unasked):
        log = []
        t = asyncio.create_task(body(log))
        await asyncio.sleep(0)
        if body is not raises_it_unasked:
            t.cancel()
        try:
            print(await t, log, t.cancelled(), t.cancelling())
        except OSError as e:
            print("failed:", e, t.cancelled(), t.cancelling())
        except asyncio.CancelledError as e:
            print("cancelled by nobody", e.args, t.cancelled(), t.cancelling())

asyncio.run(main())
