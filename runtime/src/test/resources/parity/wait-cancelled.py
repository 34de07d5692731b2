# cancelling whoever waits: what is waited for goes on, the message arrives, ties of one turn, swallowing
import asyncio

async def job(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return name

async def waits(fs, log, swallow=False, **options):
    try:
        done, pending = await asyncio.wait(fs, **options)
        log.append((len(done), len(pending)))
    except asyncio.CancelledError as e:
        log.append(e.args)
        if not swallow:
            raise
    return "waited"

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    log = []
    ts = [asyncio.create_task(job(n, 6)) for n in ("a", "b")]
    w = asyncio.create_task(waits(ts, log))
    await turns(2)
    print("cancel", w.cancel("why"), w.cancel("again"), w.cancelling())
    await asyncio.wait([w])
    print(log, w.cancelled(), [t.done() for t in ts], [t.cancelling() for t in ts])
    print("they go on", await asyncio.gather(*ts))
    log.clear()
    w = asyncio.create_task(waits(ts, log))
    w.cancel()
    await asyncio.wait([w])
    print("before the start", log, w.cancelled())
    fut = loop.create_future()
    w = asyncio.create_task(waits([fut], log, swallow=True))
    await turns(2)
    w.cancel("swallowed")
    print(await w, log, w.cancelling(), fut.done())
    log.clear()
    w = asyncio.create_task(waits([fut], log))
    await turns(2)
    fut.set_result(1)
    w.cancel("just after")
    await asyncio.wait([w])
    print("set, then cancelled", log, w.cancelled(), fut.result())
    log.clear()
    fut = loop.create_future()
    w = asyncio.create_task(waits([fut], log))
    await turns(2)
    w.cancel("just before")
    fut.set_result(2)
    await asyncio.wait([w])
    print("cancelled, then set", log, w.cancelled(), fut.result())
    log.clear()
    fut = loop.create_future()
    w = asyncio.create_task(waits([fut], log))
    await turns(2)
    fut.set_result(3)
    await turns(1)
    w.cancel("as it wakes")
    await asyncio.wait([w])
    print("cancelled as it wakes", log, w.cancelled())
    log.clear()
    fut = loop.create_future()
    w = asyncio.create_task(waits([fut], log, timeout=0))
    await turns(1)
    w.cancel("timed")
    await asyncio.wait([w])
    print("without time", log, w.cancelled(), fut.done())
    log.clear()
    inner = asyncio.create_task(waits([fut], log))
    outer = asyncio.create_task(waits([inner], log))
    await turns(2)
    outer.cancel("outer")
    await asyncio.wait([outer])
    print("wait for a waiting task", log, outer.cancelled(), inner.done())
    inner.cancel("inner")
    await asyncio.wait([inner])
    print(log, inner.cancelled(), fut.done())
    log.clear()
    inner = asyncio.create_task(waits([fut], log, swallow=True))
    outer = asyncio.create_task(waits([inner], log))
    await turns(2)
    fut.cancel()
    await asyncio.wait([outer, inner])
    print("what is waited for is cancelled", log, outer.result(), inner.result())

asyncio.run(main())
