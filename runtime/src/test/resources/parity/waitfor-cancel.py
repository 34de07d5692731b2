# wait_for: cancelled from outside, or timed out, it waits for the clean-up of what it cancelled
import asyncio

async def slow(log, swallow=False):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled")
        for _ in range(3):
            await asyncio.sleep(0)
        log.append("cleaned up")
        if swallow:
            return "swallowed"
        raise
    finally:
        log.append("finally")

async def limited(log, aw, timeout):
    try:
        return await asyncio.wait_for(aw, timeout)
    finally:
        log.append("wait_for ended")

async def main():
    loop = asyncio.get_running_loop()
    log = []
    t = asyncio.create_task(limited(log, slow(log), 5))
    await asyncio.sleep(0.01)
    print("outer cancel", t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print(log, "cancelled", t.cancelled(), t.cancelling())
    log = []
    try:
        await limited(log, slow(log), 0.01)
    except asyncio.TimeoutError as e:
        print("timed out", log, type(e.__cause__).__name__, asyncio.current_task().cancelling())
    log = []
    fut = loop.create_future()
    t = asyncio.create_task(limited(log, fut, 5))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("the future is cancelled with its waiter", fut.cancelled(), log)
    fut = loop.create_future()
    try:
        await asyncio.wait_for(fut, 0.01)
    except asyncio.TimeoutError:
        print("and when the time is over", fut.cancelled())
    log = []
    inner = asyncio.create_task(slow(log))
    try:
        await asyncio.wait_for(inner, 0.01)
    except asyncio.TimeoutError:
        print("a task too, and waited for", inner.cancelled(), log)
    late = loop.create_future()
    loop.call_later(0.02, late.set_result, "in time")
    print(await asyncio.wait_for(late, 0.03))
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(10), 5), 0.01)
    except asyncio.TimeoutError:
        print("nested: the outer one")
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(10), 0.01), 5)
    except asyncio.TimeoutError:
        print("nested: the inner one", asyncio.current_task().cancelling())

asyncio.run(main())
