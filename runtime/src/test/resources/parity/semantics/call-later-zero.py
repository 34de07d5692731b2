# call_later(0) after call_soon: a timer that is due goes behind what is queued, one turn's callbacks before the next one's
import asyncio

async def main():
    loop, log = asyncio.get_running_loop(), []
    loop.call_later(0, log.append, "later 1")
    loop.call_soon(log.append, "soon 1")
    loop.call_later(-1, log.append, "overdue")
    loop.call_soon(lambda: loop.call_soon(log.append, "soon of soon"))
    loop.call_soon(lambda: loop.call_later(0, log.append, "later of soon"))
    loop.call_later(0, lambda: loop.call_soon(log.append, "soon of later"))
    loop.call_soon(log.append, "soon 2")
    for turn in range(4):
        await asyncio.sleep(0)
        log.append(turn)
    print(log)

asyncio.run(main())
