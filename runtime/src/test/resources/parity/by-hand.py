# coroutines that await futures and bare turns, driven by hand, and handed over to a task half way
import asyncio, inspect

async def waits(fut):
    got = await fut
    await asyncio.sleep(0)
    return f"got {got}"

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n

async def awaits(c):
    return await c

def send(c):
    try:
        return c.send(None)
    except StopIteration as s:
        return f"ended with {s.value}"

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    c = waits(fut)
    print("yields the future itself", c.send(None) is fut)
    fut.set_result("value")
    print("a bare turn yields", send(c), "|", send(c), inspect.getcoroutinestate(c))
    fut = loop.create_future()
    c = awaits(waits(fut))
    print("through an awaiter too", c.send(None) is fut)
    try:
        c.send(None)
    except RuntimeError as e:
        print("RuntimeError:", e, inspect.getcoroutinestate(c), fut.done())
    fut = loop.create_future()
    c = waits(fut)
    c.send(None)
    fut.set_exception(KeyError("k"))
    try:
        c.send(None)
    except KeyError as e:
        print("KeyError:", e)
    fut = loop.create_future()
    c = waits(fut)
    c.send(None)
    try:
        c.throw(OSError("thrown at a future"))
    except OSError as e:
        print("OSError:", e, "the future is left alone", fut.done())
    fut = loop.create_future()
    c = waits(fut)
    c.send(None)
    c.close()
    print("closed", inspect.getcoroutinestate(c), fut.done())
    c = turns(3)
    send(c)
    t = asyncio.create_task(c)
    print("handed over", await t)
    c = awaits(awaits(turns(3)))
    send(c)
    send(c)
    print("handed over from deep", await asyncio.create_task(c))
    fut = loop.create_future()
    c = waits(fut)
    c.send(None)
    fut.set_result("before the task")
    print("handed over at a done future", await asyncio.create_task(c))
    fut = loop.create_future()
    c = waits(fut)
    c.send(None)
    t = asyncio.create_task(c)
    try:
        await t
    except RuntimeError as e:
        print("handed over at a pending future, RuntimeError:", e, fut.done())
    c = turns(2)
    send(c)
    try:
        await awaits(c)
    except RuntimeError as e:
        print("RuntimeError:", e, inspect.getcoroutinestate(c))
    print(send(c), send(c))

asyncio.run(main())
