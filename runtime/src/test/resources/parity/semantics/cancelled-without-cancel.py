# a CancelledError that nobody asked this task for: raised by hand or by what is awaited; the count tells them apart
import asyncio

async def raises():
    raise asyncio.CancelledError("by hand")

async def sleeps():
    await asyncio.sleep(10)

async def tells(aw, log):
    try:
        await aw
    except asyncio.CancelledError:
        mine = asyncio.current_task().cancelling() > 0
        log.append("mine" if mine else "what I awaited")
        if mine:
            raise
    return "went on"

async def main():
    log = []
    print(await tells(raises(), log), log)
    child = asyncio.create_task(sleeps())
    t = asyncio.create_task(tells(child, log))
    await asyncio.sleep(0)
    child.cancel()
    print(await t, log, t.cancelled(), t.cancelling(), child.cancelling())
    child = asyncio.create_task(sleeps())
    t = asyncio.create_task(tells(child, log))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(log, t.cancelled(), t.cancelling(), child.cancelling())
    t = asyncio.create_task(raises())
    await asyncio.wait([t])
    print(t.cancelled(), t.cancelling(), t.cancel(), t.cancelling())
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(asyncio.CancelledError("as an error"))
    print(fut.cancelled(), type(fut.exception()).__name__, await tells(fut, log))
    t = asyncio.create_task(tells(fut, log))
    t.cancel("really")
    await asyncio.wait([t])
    print(log, t.cancelled())

asyncio.run(main())
