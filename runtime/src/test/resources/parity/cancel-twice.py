# two cancels before delivery are one error; a second one interrupts the clean-up; uncancel counts down to zero
import asyncio

async def count(fut, seen):
    for _ in range(3):
        try:
            await fut
        except asyncio.CancelledError as e:
            seen.append(e.args)
            fut = asyncio.get_running_loop().create_future()
            if len(seen) == 1:
                asyncio.get_running_loop().call_soon(fut.set_result, "undisturbed")
        else:
            return fut.result()

async def cleans(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as first:
        log.append(("first", first.args))
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as second:
            log.append(("second", second.args))
            raise
        finally:
            log.append("inner finally")
    finally:
        log.append("outer finally")

async def main():
    fut = asyncio.get_running_loop().create_future()
    seen = []
    t = asyncio.create_task(count(fut, seen))
    await asyncio.sleep(0)
    print("cancel", t.cancel("first"), t.cancel("second"), t.cancelling())
    print(await t, "deliveries", seen, "cancelled", t.cancelled())
    print("uncancel of a finished task", t.uncancel(), t.uncancel(), t.uncancel())
    log = []
    t = asyncio.create_task(cleans(log))
    await asyncio.sleep(0)
    t.cancel("one")
    await asyncio.sleep(0)
    print("cleaning up", log, t.done(), t.cancelling())
    t.cancel("two")
    try:
        await t
    except asyncio.CancelledError as e:
        print("ended", e.args, log, t.cancelling())
    seen = []
    t = asyncio.create_task(count(fut, seen))
    t.cancel("before the start")
    t.cancel("again")
    try:
        await t
    except asyncio.CancelledError as e:
        print("unstarted", e.args, seen, t.cancelling())

asyncio.run(main())
