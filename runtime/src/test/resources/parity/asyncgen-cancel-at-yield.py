# a task is cancelled in its own body, between two items: nothing happens to the generator, which somebody else goes on with
import asyncio

async def numbers(log):
    try:
        for i in range(4):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        log.append("generator finally")

async def consume(name, log, g):
    try:
        async for i in g:
            log.append(f"{name} {i}")
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def cancelled(name, log, g):
    t = asyncio.create_task(consume(name, log, g))
    await asyncio.sleep(0.001)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    return t.cancelled()

async def main():
    log = []
    g = numbers(log)
    print(await cancelled("a", log, g), log)
    print(await cancelled("b", log, g), log)
    async for i in g:
        log.append(f"main {i}")
    print(log)
    log = []
    g = numbers(log)
    print(await cancelled("c", log, g), log)
    await g.aclose()
    print(log)

asyncio.run(main())
