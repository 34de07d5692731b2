# Lock: acquire() does nothing until it is awaited, and can be awaited once; the lock knows no owner
import asyncio

async def release_soon(lock, log):
    await asyncio.sleep(0)
    log.append("released by another")
    lock.release()

async def main():
    lock, log = asyncio.Lock(), []
    first, second = lock.acquire(), lock.acquire()
    print("cold", lock.locked())
    await second
    print("awaited", lock.locked())
    t = asyncio.create_task(release_soon(lock, log))
    await first
    log.append("acquired")
    print(log, lock.locked())
    await t
    try:
        await first
    except RuntimeError as e:
        print("RuntimeError:", e)
    lock.release()
    for _ in range(2):
        try:
            lock.release()
        except RuntimeError as e:
            print("RuntimeError:", e)
    unused = lock.acquire()
    unused.close()
    print("closed", lock.locked())
    await lock.acquire()
    waiting = asyncio.create_task(lock.acquire())
    byhand = lock.acquire()
    print("by hand, pending", not byhand.send(None).done())
    await asyncio.sleep(0)
    byhand.close()
    lock.release()
    await waiting
    print("the next one has it", lock.locked())

asyncio.run(main())
