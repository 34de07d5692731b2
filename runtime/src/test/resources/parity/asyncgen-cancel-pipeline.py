# a cancellation or a timeout at the innermost wait of a pipeline: all finallys run, from the inside
import asyncio

async def source(log):
    try:
        for i in range(5):
            await asyncio.sleep(0.01)
            yield i
    finally:
        log.append("source finally")

async def stage(name, log, items):
    try:
        async for i in items:
            yield i
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    finally:
        await asyncio.sleep(0)
        log.append(f"{name} finally")

async def mends(log, items):
    while True:
        try:
            async for i in items:
                yield i
            return
        except asyncio.CancelledError:
            log.append("mended")
            yield "mended"

async def consume(log, items):
    async for i in items:
        log.append(i)
    return "end"

async def main():
    log = []
    t = asyncio.create_task(consume(log, stage("outer", log, stage("inner", log, source(log)))))
    await asyncio.sleep(0.025)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), log)
    log = []
    t = asyncio.create_task(consume(log, mends(log, stage("inner", log, source(log)))))
    await asyncio.sleep(0.025)
    t.cancel()
    print(await t, log)
    log = []
    try:
        await asyncio.wait_for(consume(log, stage("outer", log, source(log))), 0.015)
    except TimeoutError:
        print("timed out", log)

asyncio.run(main())
