# wait_for: value, None timeout, zero timeout, exception while being cancelled, swallowed cancel, outer cancel
# part of the program: gather in place of wait
import asyncio

async def slow(on_cancel=None):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        if on_cancel is not None:
            raise on_cancel
        raise

async def show(tag, aw):
    try:
        print(tag, "->", await aw)
    except BaseException as e:
        print(tag, "->", type(e).__name__, str(e))

async def main():
    loop = asyncio.get_running_loop()
    await show("value", asyncio.wait_for(asyncio.sleep(0, "v"), 1))
    await show("none", asyncio.wait_for(asyncio.sleep(0, "v"), None))
    await show("timeout", asyncio.wait_for(slow(), 0.01))
    await show("raises while cancelled", asyncio.wait_for(slow(KeyError("k")), 0.01))
    f = loop.create_future()
    f.set_result("ready")
    await show("zero, done future", asyncio.wait_for(f, 0))
    ran = []
    async def never():
        ran.append(1)
    await show("zero, coroutine", asyncio.wait_for(never(), 0))
    print("body ran", bool(ran))
    async def fails():
        raise ValueError("own error")
    await show("own error", asyncio.wait_for(fails(), 1))
    async def self_cancel():
        raise asyncio.CancelledError
    await show("inner cancels itself", asyncio.wait_for(self_cancel(), 1))
    t = asyncio.create_task(asyncio.wait_for(slow(), 5))
    await asyncio.sleep(0.005)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print("outer cancel ->", t.cancelled())

asyncio.run(main())
