# SPDX-License-Identifier: Apache-2.0
"""What the rows are in Python: prints the time of an operation, the median of some iterations; nanoseconds, or, for naps,
milliseconds of all.

Usage: peer.py PROGRAM WARM_UPS ITERATIONS SECONDS_OF_AN_ITERATION
"""

import asyncio
import statistics
import sys
import time

ITEMS = 20_000
DEEP_ITEMS = 2_000


async def give_way():
    async def turns():
        for _ in range(ITEMS // 2):
            await asyncio.sleep(0)

    await asyncio.gather(turns(), turns())


async def nothing():
    pass


async def spawn():
    for _ in range(ITEMS):
        await asyncio.create_task(nothing())


async def bit(i):
    return i & 1


async def gather():
    total = 0
    for _ in range(ITEMS // 100):
        total += sum(await asyncio.gather(*(bit(i) for i in range(100))))
    assert total == ITEMS // 2


def depth(deep, items):
    async def nest(left):
        if left > 1:
            return await nest(left - 1) + 1
        for _ in range(items):
            await asyncio.sleep(0)
        return 1

    return nest(deep)


async def handoff():
    loop = asyncio.get_running_loop()
    total = 0
    for _ in range(ITEMS):
        future = loop.create_future()
        loop.call_soon(future.set_result, 1)
        total += await future
    assert total == ITEMS


async def lock():
    lock = asyncio.Lock()
    count = 0
    for _ in range(ITEMS):
        async with lock:
            count += 1
    assert count == ITEMS


async def queue(capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        for i in range(ITEMS):
            await queue.put(i & 1)

    producer = asyncio.create_task(produce())
    total = 0
    for _ in range(ITEMS):
        total += await queue.get()
    await producer
    assert total == ITEMS // 2


async def traffic():
    semaphore, window, queue = asyncio.Semaphore(10), asyncio.Semaphore(10_000), asyncio.Queue(100)

    async def one():
        async with semaphore:
            await asyncio.sleep(0)
            await queue.put(1)
        window.release()

    async def take():
        return sum([await queue.get() for _ in range(ITEMS)])

    taker = asyncio.create_task(take())
    async with asyncio.TaskGroup() as group:
        for _ in range(ITEMS):
            await window.acquire()
            group.create_task(one())
    assert await taker == ITEMS


async def naps():
    await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(100_000)))


async def timer():
    loop = asyncio.get_running_loop()
    for i in range(ITEMS):
        loop.call_later(60, print).cancel()
        if i % 100 == 0:
            await asyncio.sleep(0)


def echo():
    value = 0
    while True:
        value = yield value


def generator_send():
    generator = echo()
    total = generator.send(None)
    for i in range(ITEMS):
        total += generator.send(i & 1)
    assert total == ITEMS // 2


async def produce(turns):
    for i in range(ITEMS):
        if turns:
            await asyncio.sleep(0)
        yield i & 1


async def consume(turns):
    total = 0
    async for item in produce(turns):
        total += item
    assert total == ITEMS // 2


def deep(levels):
    """CPython's stack ends between 900 and 990 awaits unless the limit is raised; each resume walks the chain."""
    sys.setrecursionlimit(5_000)
    items = ITEMS if levels <= 10 else DEEP_ITEMS
    return lambda: asyncio.run(depth(levels, items)), items


#: What runs a program once, and how many operations that is.
PROGRAMS = {
    "switch": lambda: (lambda: asyncio.run(give_way()), ITEMS),
    "spawn": lambda: (lambda: asyncio.run(spawn()), ITEMS),
    "gather": lambda: (lambda: asyncio.run(gather()), ITEMS),
    "handoff": lambda: (lambda: asyncio.run(handoff()), ITEMS),
    "lock": lambda: (lambda: asyncio.run(lock()), ITEMS),
    "queue-0": lambda: (lambda: asyncio.run(queue(0)), ITEMS),
    "queue-1": lambda: (lambda: asyncio.run(queue(1)), ITEMS),
    "queue-64": lambda: (lambda: asyncio.run(queue(64)), ITEMS),
    "traffic": lambda: (lambda: asyncio.run(traffic()), ITEMS),
    "naps": lambda: (lambda: asyncio.run(naps()), 1_000_000),
    "timer": lambda: (lambda: asyncio.run(timer()), ITEMS),
    "generator-send": lambda: (generator_send, ITEMS),
    "async-for": lambda: (lambda: asyncio.run(consume(False)), ITEMS),
    "async-for-turns": lambda: (lambda: asyncio.run(consume(True)), ITEMS),
    "depth-1": lambda: deep(1),
    "depth-10": lambda: deep(10),
    "depth-100": lambda: deep(100),
    "depth-1000": lambda: deep(1000),
}


def iteration(run, operations, seconds):
    began = time.perf_counter()
    runs = 0
    while (elapsed := time.perf_counter() - began) < seconds:
        run()
        runs += 1
    return elapsed / runs / operations * 1e9


run, operations = PROGRAMS[sys.argv[1]]()
warm_ups, iterations, seconds = int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
times = [iteration(run, operations, seconds) for _ in range(warm_ups + iterations)]
print(statistics.median(times[warm_ups:]))
