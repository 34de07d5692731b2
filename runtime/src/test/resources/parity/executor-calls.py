# calls in threads: errors come out as themselves; to_thread starts when awaited, run_in_executor at once; cancelling
import asyncio, threading
from concurrent.futures import ThreadPoolExecutor

def fails(error):
    raise error

def blocks(started, release, log):
    started.set()
    release.wait()
    log.append("thread ended")
    return "nobody takes it"

async def waits(aw):
    return await aw

async def main():
    loop = asyncio.get_running_loop()
    error = OSError("from the thread")
    for call in (lambda: asyncio.to_thread(fails, error), lambda: loop.run_in_executor(None, fails, error)):
        try:
            await call()
        except OSError as e:
            print("OSError:", e, "same object", e is error)
    ran = threading.Event()
    lazy = asyncio.to_thread(ran.set)
    for _ in range(5):
        await asyncio.sleep(0.001)
    print("to_thread runs when awaited: before", ran.is_set())
    await lazy
    print("after", ran.is_set())
    ran = threading.Event()
    eager = loop.run_in_executor(None, ran.set)
    print("run_in_executor runs at once", ran.wait(10))
    await eager
    started, release, log = threading.Event(), threading.Event(), []
    t = asyncio.create_task(asyncio.to_thread(blocks, started, release, log))
    while not started.is_set():
        await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled at once", t.cancelled(), "the thread goes on", log)
    release.set()
    while not log:
        await asyncio.sleep(0)
    print(log)
    release.clear()
    with ThreadPoolExecutor(1) as pool:
        log, never = [], []
        started.clear()
        first = loop.run_in_executor(pool, blocks, started, release, log)
        second = asyncio.create_task(waits(loop.run_in_executor(pool, never.append, "ran")))
        started.wait()
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        print("cancelled while it waits for a thread", second.cancelled())
        release.set()
        print(await first)
        await loop.run_in_executor(pool, log.append, "after")
    print(log, never)
    print(await asyncio.gather(*[asyncio.to_thread(pow, i, 2) for i in range(5)]))

asyncio.run(main())
