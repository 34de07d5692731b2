# from another thread: run_coroutine_threadsafe with result, error and cancel; call_soon_threadsafe keeps its order
import asyncio, concurrent.futures, threading

async def work(value):
    await asyncio.sleep(0.001)
    return f"{value} on the loop's thread {threading.current_thread() is loop_thread}"

async def fails():
    raise KeyError("from the coroutine")

async def hangs(started, log):
    try:
        started.set()
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("task cancelled")
        raise

def outside(loop, lines, log):
    lines.append(asyncio.run_coroutine_threadsafe(work("value"), loop).result())
    try:
        asyncio.run_coroutine_threadsafe(fails(), loop).result()
    except KeyError as e:
        lines.append(f"failed with {e.args[0]}")
    started = threading.Event()
    future = asyncio.run_coroutine_threadsafe(hangs(started, log), loop)
    started.wait()
    lines.append(f"cancel {future.cancel()} {future.cancelled()}")
    try:
        future.result()
    except concurrent.futures.CancelledError:
        lines.append("cancelled result")
    order, ready = [], threading.Event()
    for i in range(5):
        loop.call_soon_threadsafe(order.append, i)
    loop.call_soon_threadsafe(ready.set)
    ready.wait()
    lines.append(f"in order {order}")

async def main():
    global loop_thread
    loop_thread = threading.current_thread()
    loop, lines, log = asyncio.get_running_loop(), [], []
    await asyncio.to_thread(outside, loop, lines, log)
    for line in lines:
        print(line)
    print(log)
    return loop

loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as e:
    print("RuntimeError:", e)
