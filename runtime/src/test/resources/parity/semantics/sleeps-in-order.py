# sleeps end by their deadlines, whoever began first; the cancelled ones never, and each gives the value it was made with
import asyncio

async def sleeper(log, name, delay):
    try:
        log.append(await asyncio.sleep(delay, name))
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def main():
    loop, log = asyncio.get_running_loop(), []
    delays = [("d", 0.4), ("b", 0.2), ("zero", 0), ("a", 0.1), ("c", 0.3), ("negative", -5)]
    ts = {name: asyncio.create_task(sleeper(log, name, delay)) for name, delay in delays}
    loop.call_later(0.15, log.append, "timer")
    loop.call_later(0.25, ts["c"].cancel)
    await asyncio.wait(ts.values())
    print(log)
    log.clear()
    start = loop.time()
    for delay in (0.1, 0, -1):
        await sleeper(log, delay, delay)
    print(log, loop.time() - start >= 0.1)
    log.clear()
    t = asyncio.create_task(sleeper(log, "outer", 0.25))
    await asyncio.sleep(0.1)
    log.append("half way")
    await asyncio.sleep(0.3)
    print(log, t.done())
    values = await asyncio.gather(*(asyncio.sleep(0.05 * (3 - i), i) for i in range(3)))
    print(values, await asyncio.sleep(0, None), await asyncio.sleep(0.05))

asyncio.run(main())
