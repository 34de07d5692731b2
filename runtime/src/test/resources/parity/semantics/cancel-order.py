# cancelled tasks go on in the order in which they were cancelled, those that await each other from the innermost on
import asyncio

async def sleeps(name, log, aw=None):
    try:
        await (aw if aw is not None else asyncio.sleep(10))
    except asyncio.CancelledError:
        log.append(name)
        await asyncio.sleep(0)
        log.append(f"{name} cleaned up")
        raise

async def main():
    log = []
    ts = {name: asyncio.create_task(sleeps(name, log)) for name in "abcd"}
    await asyncio.sleep(0)
    for name in "cadb":
        ts[name].cancel()
    await asyncio.wait(ts.values())
    print(log)
    log.clear()
    inner = asyncio.create_task(sleeps("inner", log))
    middle = asyncio.create_task(sleeps("middle", log, inner))
    outer = asyncio.create_task(sleeps("outer", log, middle))
    other = asyncio.create_task(sleeps("other", log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    other.cancel()
    outer.cancel()
    await asyncio.wait([outer, other])
    print(log)
    log.clear()
    ts = [asyncio.create_task(sleeps(i, log)) for i in range(3)]
    await asyncio.sleep(0)
    ts[1].cancel()
    loop = asyncio.get_running_loop()
    loop.call_soon(ts[0].cancel)
    loop.call_soon(log.append, "callback")
    ts[2].cancel()
    await asyncio.wait(ts)
    print(log)

asyncio.run(main())
