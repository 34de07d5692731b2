# Queue: exactly how producers and consumers alternate, for several sizes
import asyncio

async def producer(q, name, n, log):
    for i in range(n):
        await q.put(f"{name}{i}")
        log.append(f"+{name}{i}")

async def consumer(q, name, n, log):
    for _ in range(n):
        log.append(f"{name}{await q.get()}")

async def main():
    for size in (0, 1, 2, 3):
        for first in ("producers", "consumers"):
            q, log = asyncio.Queue(size), []
            ps = [producer(q, "a", 5, log), producer(q, "b", 4, log)]
            cs = [consumer(q, "x", 3, log), consumer(q, "y", 6, log)]
            await asyncio.gather(*(ps + cs if first == "producers" else cs + ps))
            print(size, first, " ".join(log), q.qsize())

asyncio.run(main())
