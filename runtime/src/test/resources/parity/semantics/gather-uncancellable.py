# a gather whose children are all done, and that only isn't told yet, can't be cancelled; a task that awaits it is all the same
import asyncio

async def waits(g):
    return await g

async def main():
    loop = asyncio.get_running_loop()
    for who in ("gather", "task"):
        for turns in range(3):
            a, b = loop.create_future(), loop.create_future()
            g = asyncio.gather(a, b)
            w = asyncio.create_task(waits(g))
            await asyncio.sleep(0)
            a.set_result("a")
            b.set_result("b")
            for _ in range(turns):
                await asyncio.sleep(0)
            cancelled = (g if who == "gather" else w).cancel()
            await asyncio.wait([w])
            print(who, turns, cancelled, w.cancelled(), g.result(), None if w.cancelled() else w.result())
    a, b = loop.create_future(), loop.create_future()
    g = asyncio.gather(a, b)
    w = asyncio.create_task(waits(g))
    await asyncio.sleep(0)
    a.set_result("a")
    print("one child is left", w.cancel(), b.cancelled())
    await asyncio.wait([w])
    print(w.cancelled(), g.done(), g.cancelled(), type(g.exception()).__name__)

asyncio.run(main())
