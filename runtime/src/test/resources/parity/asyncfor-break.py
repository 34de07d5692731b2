# async for: a break leaves the generator open, a second loop goes on with it, an error in the body too
import asyncio

async def numbers(log):
    try:
        for i in range(8):
            await asyncio.sleep(0)
            log.append(f"makes {i}")
            yield i
    finally:
        log.append("finally")

async def first(g):
    async for i in g:
        return i
    return "none"

async def fails():
    yield 1
    await asyncio.sleep(0)
    raise ValueError("from the generator")

async def main():
    log = []
    g = numbers(log)
    async for i in g:
        print("first loop", i)
        if i == 1:
            break
    print(log)
    async for i in g:
        print("second loop", i, await g.asend(None))
        if i >= 2:
            break
    print("returned out of a loop", await first(g))
    try:
        async for i in g:
            raise KeyError("body")
    except KeyError as e:
        print("left by", e, log[-1])
    async for i in g:
        if i == 6:
            continue
        print("last loop", i)
    print(log[-2:], await first(g))
    seen = []
    try:
        async for i in fails():
            seen.append(i)
    except ValueError as e:
        print(e, seen)
    g = numbers(log)
    async for i in g:
        if i == 2:
            await g.aclose()
    print("closed in the loop", i)

asyncio.run(main())
