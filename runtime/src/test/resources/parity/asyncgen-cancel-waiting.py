# a task is cancelled while it waits for the next item: the error goes through the generator, whose finally runs at once
import asyncio

async def numbers(log):
    try:
        for i in range(5):
            await asyncio.sleep(0.01)
            log.append(f"makes {i}")
            yield i
    except asyncio.CancelledError:
        log.append("generator cancelled")
        raise
    finally:
        log.append("generator finally")

async def slow_finally(log):
    try:
        yield "item"
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0)
        log.append("slow finally")

async def consume(log, g):
    try:
        async for i in g:
            log.append(f"consumes {i}")
    finally:
        log.append("consumer finally")

async def cancel_after(delay, log, g):
    t = asyncio.create_task(consume(log, g))
    await asyncio.sleep(delay)
    t.cancel()
    log.append("cancel")
    try:
        await t
    except asyncio.CancelledError:
        log.append("cancelled")
    print(log)
    log.clear()
    async for i in g:
        print("not reached")

async def main():
    log = []
    await cancel_after(0.025, log, numbers(log))
    await cancel_after(0, log, numbers(log))
    await cancel_after(0.01, log, slow_finally(log))
    g = numbers(log)
    t = asyncio.create_task(consume(log, g))
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print("before the start", log, await anext(g))
    await g.aclose()

asyncio.run(main())
