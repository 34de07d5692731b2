# a coroutine that drives a generator of awaitables: it sends results in, and throws errors in
import asyncio

async def fetch(n):
    await asyncio.sleep(0)
    if n < 0:
        raise ValueError(f"no {n}")
    return n * 10

def script(log):
    a = yield fetch(1)
    log.append(f"a {a}")
    try:
        yield fetch(-1)
    except ValueError as e:
        log.append(f"handled {e}")
    b = yield from part(log)
    log.append(f"b {b}")
    return a + b

def part(log):
    x = yield fetch(2)
    y = yield asyncio.gather(fetch(3), fetch(4))
    log.append(f"x {x} y {y}")
    return x + sum(y)

def failing(log):
    try:
        yield fetch(-2)
    finally:
        log.append("failing's finally")

async def drive(g):
    value, error = None, None
    while True:
        try:
            if error is None:
                aw = g.send(value)
            else:
                aw = g.throw(error)
        except StopIteration as s:
            return s.value
        value, error = None, None
        try:
            value = await aw
        except ValueError as e:
            error = e

async def main():
    log = []
    print(await drive(script(log)), log)
    log = []
    try:
        await drive(failing(log))
    except ValueError as e:
        print("ValueError:", e, log)
    print(await asyncio.gather(drive(script([])), drive(script([]))))
    g = part([])
    for aw in g:
        print("the first without an answer", await aw)
        break

    def numbers():
        for i in range(3):
            log.append(f"makes {i}")
            yield i

    log.clear()

    async def consume(name, g):
        for i in g:
            log.append(f"{name} {i}")
            await asyncio.sleep(0)

    await asyncio.gather(consume("a", numbers()), consume("b", numbers()))
    print(log)
    log.clear()
    g = numbers()
    await asyncio.gather(consume("a", g), consume("b", g))
    print("shared", log)

asyncio.run(main())
