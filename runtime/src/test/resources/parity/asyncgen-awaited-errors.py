# errors of what the generator awaits: caught in it, it goes on; else they are the consumer's, and it has ended
import asyncio

async def fetch(n):
    await asyncio.sleep(0)
    if n % 3 == 2:
        raise ValueError(f"no {n}")
    return n * 10

async def careful(log):
    for n in range(6):
        try:
            yield await fetch(n)
        except ValueError as e:
            log.append(str(e))
            yield None

async def careless(log):
    try:
        for n in range(6):
            yield await fetch(n)
    finally:
        log.append("finally")

async def replaces(log):
    async for i in retried(log):
        yield i
    try:
        await fetch(2)
    except ValueError as e:
        raise KeyError("replaced") from e

async def retried(log):
    for n in (1, 2, 3):
        for attempt in range(2):
            try:
                yield await fetch(n + attempt)
                break
            except ValueError:
                log.append(f"retries {n}")

async def main():
    log = []
    print([i async for i in careful(log)], log)
    log = []
    g = careless(log)
    seen = []
    try:
        async for i in g:
            seen.append(i)
    except ValueError as e:
        error = e
        print(e, seen, log)
    print([i async for i in g])
    log = []
    try:
        async for i in replaces(log):
            seen.append(i)
    except KeyError as e:
        print(e, repr(e.__cause__), seen, log)
    t = asyncio.create_task(fetch(5))
    await asyncio.gather(t, return_exceptions=True)

    async def passes_on():
        yield await t

    for _ in range(2):
        try:
            await anext(passes_on())
        except ValueError as e:
            print("the task's own error", e is t.exception())

asyncio.run(main())
