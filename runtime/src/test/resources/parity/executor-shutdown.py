# the default executor shut down: running calls are waited for, new ones refused; twice; unused; given
import asyncio, threading
from concurrent.futures import ThreadPoolExecutor

def blocks(started, release, log):
    started.set()
    release.wait()
    log.append("call ended")
    return "value"

def refused(what, act):
    try:
        act()
        print(what, "allowed")
    except RuntimeError as e:
        print(what, "RuntimeError:", e)

async def unused():
    loop = asyncio.get_running_loop()
    await loop.shutdown_default_executor()
    refused("never used, then", lambda: loop.run_in_executor(None, print))

async def waits():
    loop = asyncio.get_running_loop()
    started, release, log = threading.Event(), threading.Event(), []
    running = loop.run_in_executor(None, blocks, started, release, log)
    started.wait()
    coro = loop.shutdown_default_executor()
    print("a coroutine: nothing yet", await asyncio.to_thread(lambda: "open"))
    shutdown = asyncio.create_task(coro)
    await asyncio.sleep(0)
    print("waits", not shutdown.done())
    refused("meanwhile", lambda: loop.run_in_executor(None, print))
    try:
        await asyncio.to_thread(print)
    except RuntimeError as e:
        print("to_thread RuntimeError:", e)
    release.set()
    await shutdown
    print(log, await running)
    await loop.shutdown_default_executor()
    print("again: nothing to wait for")
    with ThreadPoolExecutor(1) as pool:
        print("another executor", await loop.run_in_executor(pool, lambda: "open"))
        loop.set_default_executor(pool)
        refused("set again", lambda: loop.run_in_executor(None, print))

async def given(names):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="given"))
    name = lambda: threading.current_thread().name.split("_")[0]
    print(await asyncio.to_thread(name), await loop.run_in_executor(None, name))
    started, release, log = threading.Event(), threading.Event(), names
    loop.run_in_executor(None, blocks, started, release, log)
    started.wait()
    loop.call_soon(release.set)

asyncio.run(unused())
asyncio.run(waits())
log = []
asyncio.run(given(log))
print("run() waits", log)
