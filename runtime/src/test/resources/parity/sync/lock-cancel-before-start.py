# Lock: tasks that are cancelled before their first step never ask; those cancelled in the turn of their asking leave
import asyncio

log = []

async def hold(lock, name):
    log.append(f"{name} asks")
    async with lock:
        log.append(name)

async def main():
    lock = asyncio.Lock()
    t = asyncio.create_task(hold(lock, "a"))
    t.cancel()
    await asyncio.wait([t])
    print("free", log, t.cancelled(), lock.locked())
    await lock.acquire()
    t, u, v = [asyncio.create_task(hold(lock, n)) for n in "tuv"]
    u.cancel()
    await asyncio.sleep(0)
    t.cancel()
    lock.release()
    await asyncio.wait([t, u, v])
    print("held", log, [x.cancelled() for x in (t, u, v)], lock.locked())
    log.clear()
    async def self_cancel():
        asyncio.current_task().cancel()
        async with lock:
            log.append("free lock: no place to be cancelled")
            await asyncio.sleep(0)
    t = asyncio.create_task(self_cancel())
    await asyncio.wait([t])
    print(log, t.cancelled(), lock.locked())
    await lock.acquire()
    t = asyncio.create_task(self_cancel())
    await asyncio.sleep(0)
    w = asyncio.create_task(hold(lock, "w"))
    await asyncio.wait([t])
    lock.release()
    await w
    print(log, t.cancelled(), lock.locked())

asyncio.run(main())
