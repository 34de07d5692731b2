# Queue: polling with time limits leaves no waiter behind and loses nothing
import asyncio

async def main():
    q = asyncio.Queue(1)
    for item in "ab":
        timeouts, got = 0, None
        while got is None:
            try:
                got = await asyncio.wait_for(q.get(), 0.01)
            except TimeoutError:
                timeouts += 1
                if timeouts == 3:
                    q.put_nowait(item)
        print(timeouts, got, q.qsize())
    q.put_nowait("full")
    timeouts = 0
    while True:
        try:
            async with asyncio.timeout(0.01):
                await q.put("c")
                break
        except TimeoutError:
            timeouts += 1
            if timeouts == 3:
                q.get_nowait()
    print(timeouts, q.qsize(), q.get_nowait())
    try:
        await asyncio.wait_for(q.get(), 0)
    except TimeoutError:
        print("no time at all")
    q.put_nowait("there")
    print(await asyncio.wait_for(q.get(), 0.01), q.qsize())

asyncio.run(main())
