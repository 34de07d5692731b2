# Lock: a newcomer passes waiters that are all cancelled though they have not run, and no others
import asyncio

async def hold(lock, name, log):
    async with lock:
        log.append(name)

async def main():
    for cancelled in ("", "a", "b", "ab", "abc", "bc"):
        lock, log = asyncio.Lock(), []
        await lock.acquire()
        ts = {n: asyncio.create_task(hold(lock, n, log)) for n in "abc"}
        await asyncio.sleep(0)
        for n in cancelled:
            ts[n].cancel()
        lock.release()
        asyncio.get_running_loop().call_soon(log.append, "turn")
        await lock.acquire()
        log.append("newcomer")
        print(repr(cancelled), log, lock.locked())
        lock.release()
        await asyncio.wait(ts.values())
        print(log, lock.locked())

asyncio.run(main())
