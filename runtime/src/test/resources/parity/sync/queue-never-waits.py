# Queue: a task that always finds an item never gives way, and can't be cancelled meanwhile
import asyncio

log = []

async def busy(q, n):
    for _ in range(n):
        await q.put(await q.get())
    log.append("busy ends")
    return "result"

async def main():
    q = asyncio.Queue()
    q.put_nowait("item")
    asyncio.get_running_loop().call_soon(log.append, "turn")
    await busy(q, 100)
    print(log)
    log.clear()
    t = asyncio.create_task(busy(q, 100))
    await asyncio.sleep(0)
    print(log, t.cancel(), await t)
    log.clear()
    async def cancels_itself():
        asyncio.current_task().cancel()
        await busy(q, 100)
        log.append("not cancelled yet")
        q.get_nowait()
        await q.get()
    t = asyncio.create_task(cancels_itself())
    await asyncio.wait([t])
    print(log, t.cancelled(), q.qsize())

asyncio.run(main())
