# Queue: being woken is a hint: what was meant for a waiter can be taken from under it, and then it waits behind the others
import asyncio

log = []

async def get(q, name):
    log.append(f"{name}={await q.get()}")

async def put(q, item):
    await q.put(item)
    log.append(f"+{item}")

async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(get(q, n)) for n in "abc"]
    await asyncio.sleep(0)
    q.put_nowait(1)
    print("stolen", q.get_nowait())
    await asyncio.sleep(0)
    for i in (2, 3, 4):
        q.put_nowait(i)
    await asyncio.wait(ts)
    print(log)
    log.clear()
    ts = [asyncio.create_task(get(q, n)) for n in "ab"]
    await asyncio.sleep(0)
    q.put_nowait(5)
    print("taken by a coroutine that finds it", await q.get())
    q.put_nowait(6)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log, q.qsize())
    q.put_nowait(7)
    await asyncio.wait(ts)
    print(log)
    log.clear()
    q = asyncio.Queue(1)
    q.put_nowait(0)
    ts = [asyncio.create_task(put(q, i)) for i in (1, 2)]
    await asyncio.sleep(0)
    q.get_nowait()
    q.put_nowait(9)
    await asyncio.sleep(0)
    taken = []
    while q.qsize():
        taken.append(q.get_nowait())
        await asyncio.sleep(0)
    print(log, taken)

asyncio.run(main())
