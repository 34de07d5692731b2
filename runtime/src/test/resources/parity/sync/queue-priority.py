# PriorityQueue: the smallest that is in when the getter runs, by the items' own order; putters wait as elsewhere
import asyncio

log = []

async def get(q, name):
    log.append(f"{name}={await q.get()}")

async def put(q, item):
    await q.put(item)
    log.append(f"+{item}")

async def main():
    q = asyncio.PriorityQueue()
    numbers = [(i * 37 + 11) % 50 for i in range(50)]
    for n in numbers:
        q.put_nowait(n)
    print([q.get_nowait() for _ in range(50)] == sorted(numbers))
    ts = [asyncio.create_task(get(q, n)) for n in "abc"]
    await asyncio.sleep(0)
    for i in (30, 20, 10):
        q.put_nowait(i)
    await asyncio.wait(ts)
    print(log)
    log.clear()
    q = asyncio.PriorityQueue(2)
    ts = [asyncio.create_task(put(q, i)) for i in (5, 4, 1, 3, 2)]
    await asyncio.sleep(0)
    taken = []
    while q.qsize():
        taken.append(q.get_nowait())
        await asyncio.sleep(0)
    await asyncio.wait(ts)
    print(log, taken)
    log.clear()
    words = asyncio.PriorityQueue()
    for w in "the quick brown fox jumps over the lazy dog".split():
        await words.put((len(w), w))
    while not words.empty():
        log.append((await words.get())[1])
    print(" ".join(log))

asyncio.run(main())
