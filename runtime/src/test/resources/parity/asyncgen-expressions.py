# awaits and yields in one expression, loops over conditional sources, generators from lambdas and methods
import asyncio

async def slow(log, value):
    log.append(value)
    await asyncio.sleep(0)
    return value

async def mixed(log):
    total = await slow(log, 1) + (yield "a") * await slow(log, 2) + (yield await slow(log, "b"))
    yield total
    print((yield 1), await slow(log, "x"), (yield 2), await slow(log, "y"))
    yield f"{(yield 3)}-{await slow(log, 'z')}"
    while (yield "more?") and await slow(log, True):
        yield "again"

async def numbers(n):
    for i in range(n):
        yield i

def doubled(items):
    async def body():
        async for i in items:
            yield i * 2
    return body

class Source:
    async def items(self):
        yield self.first()
        await asyncio.sleep(0)
        yield "default"

class Own(Source):
    def first(self):
        return "own"
    async def items(self):
        async for i in super().items():
            yield f"<{i}>"

async def both(first, a, b):
    async for i in a if first else b:
        yield i

async def search(rows, wanted):
    count = 0
    found = None
    async for n in numbers(rows):
        async for i in numbers(n):
            count += 1
            if i == wanted:
                found = n, i
                break
            if i > 2:
                break
        else:
            continue
        if found:
            break
    return count, found

async def wide(a, b):
    c = a * 3
    got = yield c
    d = b + got
    async for i in numbers(3):
        d += i
        got = yield d
        c += got
    yield c

async def play(g, *values):
    items = [await anext(g)]
    for value in values:
        items.append(await g.asend(value))
    print(items)
    await g.aclose()

async def main():
    log = []
    await play(mixed(log), 10, 100, None, "one", "two", "three", None, True, None, True)
    print(log)
    print([i async for i in doubled(numbers(4))()])
    print([i async for i in doubled(doubled(numbers(3))())()])
    print([i async for i in Own().items()])
    print([i async for i in both(True, numbers(2), numbers(3))], [i async for i in both(False, numbers(2), numbers(3))])
    print(await search(6, 3), await search(3, 9))
    await play(wide(2 ** 40, 0.5), 0.25, 1, 2, 3)

asyncio.run(main())
