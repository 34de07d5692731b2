# calls in threads as children of gathers and groups: cancelled at once, while the thread goes on and its result is dropped
import asyncio, threading
from concurrent.futures import ThreadPoolExecutor

log = []

def blocks(started, release, name):
    started.set()
    release.wait()
    ended.append(name)
    return name

async def waits(aw, name):
    try:
        return await aw
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def fails(started):
    while not all(s.is_set() for s in started):
        await asyncio.sleep(0)
    raise ValueError("sibling")

async def main():
    global ended
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        ended, release = [], threading.Event()
        started = [threading.Event() for _ in range(2)]
        try:
            async with asyncio.TaskGroup() as tg:
                ts = [tg.create_task(waits(loop.run_in_executor(pool, blocks, s, release, i), i)) for i, s in enumerate(started)]
                tg.create_task(fails(started))
        except ExceptionGroup as eg:
            print([str(e) for e in eg.exceptions], sorted(log), [t.cancelled() for t in ts], ended)
        release.set()
        while len(ended) < 2:
            await asyncio.sleep(0)
        print("threads went on", sorted(ended))
        log.clear()
        ended, release = [], threading.Event()
        started = [threading.Event() for _ in range(2)]
        g = asyncio.gather(*(loop.run_in_executor(pool, blocks, s, release, i) for i, s in enumerate(started)))
        t = asyncio.create_task(waits(g, "gather"))
        await asyncio.sleep(0)
        while not all(s.is_set() for s in started):
            await asyncio.sleep(0)
        t.cancel()
        await asyncio.wait([t])
        print(t.cancelled(), log, ended)
        release.set()
        while len(ended) < 2:
            await asyncio.sleep(0)
        release, started = threading.Event(), [threading.Event() for _ in range(2)]
        release.set()
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocks, s, release, n) for s, n in zip(started, "ab"))))
        f = loop.run_in_executor(pool, blocks, started[0], release, "awaited twice")
        print(await f, await f, f.done())

asyncio.run(main())
