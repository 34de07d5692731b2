# callbacks that fail are reported where they stand in the queue, and what is queued behind them runs in the same turn
import asyncio

async def waits(fut, log):
    await fut
    log.append("waiter")

async def main():
    loop, log = asyncio.get_running_loop(), []
    def fails(text):
        raise ValueError(text)
    loop.set_exception_handler(lambda _, c: log.append(f"report {c['exception']}"))
    fut = loop.create_future()
    fut.add_done_callback(lambda f: fails("before the waiter"))
    t = asyncio.create_task(waits(fut, log))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: fails("behind the waiter"))
    fut.add_done_callback(lambda f: log.append("callback"))
    loop.call_soon(fails, "queued")
    fut.set_result(None)
    loop.call_later(0, fails, "timer")
    loop.call_soon(log.append, "last")
    await asyncio.sleep(0)
    log.append("turn")
    await asyncio.sleep(0)
    print(log, t.done())
    log.clear()
    def handles(_, c):
        log.append(f"handles {c['exception']}")
        if str(c["exception"]) == "first":
            loop.call_soon(fails, "of the handler")
    loop.set_exception_handler(handles)
    loop.call_soon(fails, "first")
    loop.call_soon(fails, "second")
    await asyncio.sleep(0)
    log.append("turn")
    await asyncio.sleep(0)
    print(log)

asyncio.run(main())
