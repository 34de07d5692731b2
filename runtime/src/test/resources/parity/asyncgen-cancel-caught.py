# a generator that catches the cancellation of its consumer: the item it yields then is the consumer's next
import asyncio

async def stubborn(log):
    n = 0
    while n < 3:
        try:
            n += 1
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            log.append(f"caught {e}")
            yield f"instead {n}"

async def ends_early(log):
    try:
        yield "first"
        await asyncio.sleep(10)
        yield "not reached"
    except asyncio.CancelledError:
        log.append("ends")

async def cleans_up(log):
    try:
        yield "first"
    finally:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append("clean-up cancelled")
            raise

async def consume(log, g):
    async for item in g:
        log.append(item)
    return "consumed"

async def main():
    log = []
    t = asyncio.create_task(consume(log, stubborn(log)))
    for text in ("one", "two", "three"):
        await asyncio.sleep(0.001)
        t.cancel(text)
    print(await t, t.cancelling(), log)
    log.clear()
    t = asyncio.create_task(consume(log, ends_early(log)))
    await asyncio.sleep(0.001)
    t.cancel()
    print(await t, t.cancelled(), log)
    log.clear()
    g = cleans_up(log)
    await anext(g)
    async def closes():
        await g.aclose()
    t = asyncio.create_task(closes())
    await asyncio.sleep(0.001)
    t.cancel()
    print((await asyncio.gather(t, return_exceptions=True))[0].__class__.__name__, log)

asyncio.run(main())
