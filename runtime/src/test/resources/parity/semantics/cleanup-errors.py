# an error raised while a cancellation unwinds takes its place: the task has failed, and is not cancelled; the last one wins
import asyncio

async def inner(log, error):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("inner")
        if error:
            await asyncio.sleep(0)
            raise error

async def outer(log, first, second, swallow=False):
    try:
        await inner(log, first)
    except OSError as e:
        log.append(f"caught {e}")
        if not swallow:
            raise
    finally:
        log.append("outer")
        if second:
            raise second
    return "value"

async def main():
    cases = ((None, None, False), (OSError("in inner"), None, False), (OSError("in inner"), None, True),
             (None, ValueError("in outer"), False), (OSError("lost"), ValueError("in outer"), False),
             (OSError("swallowed"), ValueError("in outer"), True))
    for first, second, swallow in cases:
        log = []
        t = asyncio.create_task(outer(log, first, second, swallow))
        await asyncio.sleep(0)
        t.cancel()
        await asyncio.wait([t])
        ended = "cancelled" if t.cancelled() else t.exception() or t.result()
        print(log, ended, t.cancelling())

asyncio.run(main())
