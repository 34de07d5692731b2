# callbacks and awaiting tasks of a future stand in one list; they run one turn after it is done, in that order
import asyncio

async def waiter(fut, name, log):
    log.append(f"{name} {await fut}")

async def main():
    loop = asyncio.get_running_loop()
    fut, log = loop.create_future(), []
    fut.add_done_callback(lambda f: log.append("callback 1"))
    a = asyncio.create_task(waiter(fut, "task a", log))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: log.append("callback 2"))
    b = asyncio.create_task(waiter(fut, "task b", log))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: log.append("callback 3"))
    loop.call_soon(log.append, "queued before")
    fut.set_result("value")
    loop.call_soon(log.append, "queued after")
    fut.add_done_callback(lambda f: log.append("added when done"))
    print("nothing yet", log)
    await asyncio.sleep(0)
    print(log)
    fut, log = loop.create_future(), []
    def again(f):
        log.append(f"again {f is fut}")
        if len(log) < 3:
            f.add_done_callback(again)
    fut.add_done_callback(again)
    fut.add_done_callback(again)
    print("removed", fut.remove_done_callback(again), fut.remove_done_callback(again))
    fut.add_done_callback(again)
    fut.cancel()
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log)
    fut, log = loop.create_future(), []
    def remover(f):
        log.append("remover")
        log.append(f.remove_done_callback(removed))
    def removed(f):
        log.append("queued already")
    fut.add_done_callback(remover)
    fut.add_done_callback(removed)
    fut.set_exception(OSError("o"))
    await asyncio.sleep(0)
    print(log, type(fut.exception()).__name__)
    order = []
    ts = [asyncio.create_task(asyncio.sleep(0)) for _ in range(3)]
    for i, t in reversed(list(enumerate(ts))):
        t.add_done_callback(lambda _, i=i: order.append(i))
    await asyncio.gather(*ts)
    print("by completion, not by registration", order)
    x, y = loop.create_future(), loop.create_future()
    for f in (x, y):
        f.add_done_callback(lambda f: order.append(f.result()))
    order.clear()
    y.set_result("y first")
    x.set_result("x second")
    await asyncio.sleep(0)
    print(order)

asyncio.run(main())
