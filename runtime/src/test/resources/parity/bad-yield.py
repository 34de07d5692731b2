# what a coroutine may suspend a task with: nothing or a future of its loop; anything else is thrown back into it
import asyncio

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def yields(value):
    try:
        return await Pause(value)
    except RuntimeError as e:
        return f"RuntimeError: {e}"

async def not_caught():
    await Pause(43)

async def foreign(fut):
    try:
        await fut
    except RuntimeError as e:
        return "attached to a different loop" in str(e)

async def foreign_done(fut):
    return await fut

async def main():
    print("nothing: a bare turn", await asyncio.create_task(yields(None)))
    print(await asyncio.create_task(yields(42)))
    t = asyncio.create_task(yields(42))
    await asyncio.sleep(0)
    print("thrown one turn later", t.done())
    await asyncio.sleep(0)
    print(t.done())
    t = asyncio.create_task(not_caught())
    try:
        await t
    except RuntimeError as e:
        print("RuntimeError:", e)
    t = asyncio.create_task(yields(42))
    await asyncio.sleep(0)
    t.cancel()
    try:
        print(await t)
    except asyncio.CancelledError:
        print("a cancel beats it", t.cancelled())
    other = asyncio.new_event_loop()
    print("a future of another loop", await asyncio.create_task(foreign(other.create_future())))
    done = other.create_future()
    done.set_result("done: no need to wait")
    print(await asyncio.create_task(foreign_done(done)))
    other.close()

asyncio.run(main())
