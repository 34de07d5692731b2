# whatever is queued in one turn runs in the next one in the order of queueing: first steps, callbacks, wake-ups, bare turns, cancels
import asyncio

log = []

async def logs(text):
    log.append(text)

async def waits(fut, text):
    try:
        await fut
        log.append(text)
    except asyncio.CancelledError:
        log.append(f"{text} cancelled")

async def main():
    loop = asyncio.get_running_loop()
    a, b, done = loop.create_future(), loop.create_future(), loop.create_future()
    done.set_result(None)
    tasks = [asyncio.create_task(waits(a, "wake-up")), asyncio.create_task(waits(b, "victim"))]
    await asyncio.sleep(0)
    tasks.append(asyncio.create_task(logs("first step")))
    loop.call_soon(log.append, "callback")
    a.set_result(None)
    done.add_done_callback(lambda f: log.append("callback of a done future"))
    tasks[1].cancel()
    loop.call_soon_threadsafe(log.append, "threadsafe callback")
    tasks.append(asyncio.create_task(logs("second step")))
    a.add_done_callback(lambda f: log.append("late callback"))
    await asyncio.sleep(0)
    log.append("bare turn")
    print(log)
    log.clear()
    b = loop.create_future()
    loop.call_soon(log.append, 1)
    loop.call_soon(lambda: loop.call_soon(log.append, 4))
    loop.call_soon(b.set_result, None)
    b.add_done_callback(lambda f: log.append(5))
    loop.call_soon(lambda: tasks.append(asyncio.create_task(logs(6))))
    loop.call_soon(log.append, 2)
    await asyncio.sleep(0)
    log.append(3)
    await asyncio.sleep(0)
    log.append(7)
    print(log)

asyncio.run(main())
