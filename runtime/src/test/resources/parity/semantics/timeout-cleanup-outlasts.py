# the clean-up of a body that has timed out takes its time: nothing cuts it short but a limit of its own or a cancel
import asyncio

async def work(log, cleanup):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("cleans up")
        for _ in range(cleanup):
            await asyncio.sleep(0.01)
        log.append("cleaned up")

async def main():
    log = []
    try:
        async with asyncio.timeout(0.01) as scope:
            await work(log, 5)
    except TimeoutError:
        log.append("timed out")
    print(log, scope.expired())
    log.clear()
    try:
        async with asyncio.timeout(0.01):
            try:
                await work(log, 1)
            finally:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(0.02)
                    log.append("within a limit of its own")
    except TimeoutError:
        log.append("timed out")
    print(log, inner.expired())
    log.clear()
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                await asyncio.sleep(10)
            finally:
                try:
                    async with asyncio.timeout(0.01) as inner:
                        await work(log, 1)
                except TimeoutError:
                    log.append("the clean-up timed out")
    except TimeoutError:
        log.append("timed out")
    print(log, inner.expired(), outer.expired(), asyncio.current_task().cancelling())
    log.clear()
    async def limited():
        async with asyncio.timeout(0.01):
            await work(log, 5)
    t = asyncio.create_task(limited())
    while not log:
        await asyncio.sleep(0.001)
    t.cancel()
    await asyncio.wait([t])
    print(log, t.cancelled(), t.cancelling())

asyncio.run(main())
