# time.sleep in a coroutine serialises everything and starves a ready task
import asyncio, time

order = []

async def blocker(i):
    order.append(f"in{i}")
    time.sleep(0.03)
    order.append(f"out{i}")

async def polite(i):
    order.append(f"in{i}")
    await asyncio.sleep(0.03)
    order.append(f"out{i}")

async def timed(kind):
    order.clear()
    t0 = time.perf_counter()
    await asyncio.gather(*[kind(i) for i in range(3)])
    took = time.perf_counter() - t0
    print(kind.__name__, " ".join(order), "serial" if took >= 0.088 else "concurrent")

async def main():
    await timed(blocker)
    await timed(polite)

asyncio.run(main())
