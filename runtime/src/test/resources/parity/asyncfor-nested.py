# async for in async for: inner loops left and continued, over the same generator and over new ones
import asyncio

async def count(name, n, log):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        log.append(f"{name} done")

async def main():
    log = []
    kept = []
    pairs = []
    async for i in count("a", 3, log):
        g = count(f"b{i}", 3, log)
        kept.append(g)
        async for j in g:
            if j == 2:
                continue
            if i == 1:
                break
            pairs.append((i, j))
    print(pairs, log)
    for g in kept:
        await g.aclose()
    print(log[-1])
    log = []
    g = count("shared", 6, log)
    async for i in g:
        async for j in g:
            print(i, j)
            if j % 3 == 2:
                break
    print(log)
    total = 0
    async for i in count("x", 3, log):
        async for j in count("y", 3, log):
            async for k in count("z", 3, log):
                total += i * j * k
    print(total, len(log))
    log = []
    ranges = []

    async def rows():
        for n in (2, 0, 3):
            yield count(f"row {n}", n, log)

    async for row in rows():
        ranges.append([i async for i in row])
    print(ranges, log)

asyncio.run(main())
