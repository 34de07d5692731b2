# Lock: every choice of cancelled waiters, before and after the release, with a newcomer: who gets it, in which order
import asyncio

async def hold(lock, name, log):
    try:
        async with lock:
            log.append(name)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"-{name}")
        raise

async def scenario(before, after):
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    ts = [asyncio.create_task(hold(lock, n, log)) for n in "abcd"]
    await asyncio.sleep(0)
    for i in range(4):
        if before >> i & 1:
            ts[i].cancel()
    lock.release()
    for i in range(4):
        if after >> i & 1:
            ts[i].cancel()
    ts.append(asyncio.create_task(hold(lock, "new", log)))
    await asyncio.wait(ts)
    print(before, after, " ".join(log), lock.locked())

async def main():
    for before in range(16):
        for after in range(16):
            if before & after == 0:
                await scenario(before, after)

asyncio.run(main())
