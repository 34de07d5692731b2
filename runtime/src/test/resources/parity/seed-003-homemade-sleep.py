# sleep = call_later + future; and what a coroutine looks like driven by hand
import asyncio

async def my_sleep(delay, result=None):
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    handle = loop.call_later(delay, fut.set_result, result)
    try:
        return await fut
    finally:
        handle.cancel()

async def main():
    print("0")
    print(await my_sleep(0.02, "one"))
    t = asyncio.create_task(my_sleep(5))
    await asyncio.sleep(0)
    t.cancel()
    print((await asyncio.gather(t, return_exceptions=True))[0].__class__.__name__)
    fut = asyncio.get_running_loop().create_future()
    fut.set_result(1)
    try:
        fut.set_result(2)
    except asyncio.InvalidStateError:
        print("a future resolves once")

class Suspend:
    def __await__(self):
        got = yield "suspended"
        return got * 2

async def demo():
    print("started")
    x = await Suspend()
    print("resumed with", x)
    return x + 1

asyncio.run(main())
c = demo()
print("yielded", c.send(None))
try:
    c.send(21)
except StopIteration as stop:
    print("StopIteration value", stop.value)
