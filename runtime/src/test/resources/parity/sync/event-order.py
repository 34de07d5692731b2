# Event: all waiters go on in order, in the next turn, also if it is cleared at once; a set one is not waited for
import asyncio

log = []

async def waiter(event, name):
    log.append(f"{name} waits")
    await event.wait()
    log.append(f"{name} goes on, set {event.is_set()}")

async def main():
    event = asyncio.Event()
    ts = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    ts.append(asyncio.create_task(waiter(event, "late")))
    await asyncio.sleep(0)
    print(log)
    log.clear()
    await asyncio.sleep(0)
    print("late waits on", log)
    event.set()
    event.set()
    await asyncio.wait(ts)
    print(log)
    log.clear()
    asyncio.get_running_loop().call_soon(log.append, "turn")
    await waiter(event, "main")
    print(log)
    event.clear()
    event.clear()
    print("cleared", event.is_set())
    log.clear()
    async def ping(mine, other, name):
        for i in range(3):
            await mine.wait()
            mine.clear()
            log.append(f"{name}{i}")
            other.set()
    a, b = asyncio.Event(), asyncio.Event()
    a.set()
    await asyncio.gather(ping(a, b, "ping"), ping(b, a, "pong"))
    print(log, a.is_set(), b.is_set())

asyncio.run(main())
