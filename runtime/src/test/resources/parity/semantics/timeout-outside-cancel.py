# a cancel from outside and a timeout: before it, while its cancellation unwinds, after it, and with both counted together
import asyncio

async def limited(log, delay, cleanup, swallow=False):
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(delay) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                log.append(("unwinds", scope.expired(), me.cancelling()))
                try:
                    await asyncio.sleep(cleanup)
                except asyncio.CancelledError:
                    log.append(("again", scope.expired(), me.cancelling()))
                    if not swallow:
                        raise
                raise
    except TimeoutError:
        log.append(("timed out", scope.expired(), me.cancelling()))
        await asyncio.sleep(0.25)
        return "after the timeout"
    except asyncio.CancelledError:
        log.append(("cancelled", scope.expired(), me.cancelling()))
        raise

async def main():
    for what, delay, cleanup, when, swallow in (
        ("before", 0.1, 0, 0.05, False), ("while it cleans up", 0.05, 0.2, 0.1, False),
        ("while it cleans up, swallowed", 0.05, 0.2, 0.1, True), ("after", 0.05, 0, 0.15, False),
        ("and the deadline while that cleans up", 0.1, 0.2, 0.05, False), ("never", 0.05, 0, 1, False)):
        log = []
        t = asyncio.create_task(limited(log, delay, cleanup, swallow))
        await asyncio.wait([t], timeout=when)
        t.cancel("outside")
        await asyncio.wait([t])
        print(what, log, t.cancelled(), t.cancelling())

asyncio.run(main())
