# SPDX-License-Identifier: Apache-2.0
"""What the rows of generators are in Python: prints the nanoseconds of an item, the median of some iterations.

Usage: peer.py PROGRAM WARM_UPS ITERATIONS SECONDS_OF_AN_ITERATION
"""

import asyncio
import statistics
import sys
import time

ITEMS = 50_000


def echo():
    value = 0
    while True:
        value = yield value


def generator_send():
    generator = echo()
    total = generator.send(None)
    for i in range(ITEMS):
        total += generator.send(i & 1)
    return total


async def produce(turns):
    for i in range(ITEMS):
        if turns:
            await asyncio.sleep(0)
        yield i & 1


async def consume(turns):
    total = 0
    async for item in produce(turns):
        total += item
    return total


PROGRAMS = {
    "generator-send": generator_send,
    "async-for": lambda: asyncio.run(consume(False)),
    "async-for-turns": lambda: asyncio.run(consume(True)),
}


def iteration(program, seconds):
    began = time.perf_counter()
    runs = 0
    while (elapsed := time.perf_counter() - began) < seconds:
        assert program() == ITEMS // 2
        runs += 1
    return elapsed / runs / ITEMS * 1e9


program = PROGRAMS[sys.argv[1]]
warm_ups, iterations, seconds = int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
times = [iteration(program, seconds) for _ in range(warm_ups + iterations)]
print(statistics.median(times[warm_ups:]))
