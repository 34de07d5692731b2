# a task that cancels itself: at return, at raise, where nothing suspends, at a future, at a bare turn
import asyncio

async def returns():
    asyncio.current_task().cancel("too late to return")
    return "lost"

async def raises():
    asyncio.current_task().cancel()
    raise ValueError("wins")

async def nothing():
    return "coroutine"

async def waits(fut):
    me = asyncio.current_task()
    print("cancel", me.cancel("now"), me.cancelling())
    ready = asyncio.get_running_loop().create_future()
    ready.set_result("done future")
    print("no cancel point:", await nothing(), "|", await ready)
    try:
        await fut
    except asyncio.CancelledError as e:
        print("thrown", e.args, "future cancelled", fut.cancelled())
        raise

async def turns():
    asyncio.current_task().cancel("turn")
    try:
        await asyncio.sleep(0)
        print("not reached")
    except asyncio.CancelledError as e:
        print("thrown at a bare turn", e.args)
    await asyncio.sleep(0)
    return "free again"

async def main():
    t = asyncio.create_task(returns())
    try:
        print(await t)
    except asyncio.CancelledError as e:
        print("returned: cancelled", e.args, t.cancelled(), t.cancelling())
    t = asyncio.create_task(raises())
    try:
        print(await t)
    except ValueError as e:
        print("raised:", e, t.cancelled(), t.cancelling())
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(waits(fut))
    await asyncio.sleep(0)
    print("future cancelled at the suspension", fut.cancelled(), "task done", t.done())
    await asyncio.sleep(0)
    print("task done one turn later", t.done(), t.cancelled())
    t = asyncio.create_task(turns())
    print(await t, t.cancelled(), t.cancelling())

asyncio.run(main())
