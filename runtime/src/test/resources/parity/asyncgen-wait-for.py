# wait_for around one item: in time, too late, and what that does to the generator
import asyncio

async def paced(log, delays):
    try:
        for d in delays:
            await asyncio.sleep(d)
            yield d
    finally:
        log.append("finally")

async def collects(g, limit, log):
    while True:
        try:
            log.append(await asyncio.wait_for(anext(g), limit))
        except TimeoutError:
            log.append("too late")
        except StopAsyncIteration:
            log.append("end")
            return log

async def main():
    log = []
    print(await collects(paced(log, [0.01, 0.01, 0.01]), 0.02, log))
    log = []
    print(await collects(paced(log, [0.01, 0.04, 0.01]), 0.02, log))
    log = []
    g = paced(log, [0.03, 0.01])
    t = asyncio.create_task(asyncio.wait_for(anext(g), 1))
    await asyncio.sleep(0.01)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), log)

asyncio.run(main())
