# timeout(): expiry, no expiry, reschedule, None, deadline in the past, moved too late
# part of the program: without the errors of entering twice and of moving before that: timeout() enters at once
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(10)
    except TimeoutError as e:
        print("TimeoutError", cm.expired(), "cause", type(e.__cause__).__name__)
    print("cancelling after", asyncio.current_task().cancelling())
    async with asyncio.timeout(10) as cm:
        await asyncio.sleep(0)
    print("in time, expired", cm.expired())
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(0)
        print("when", cm.when())
        cm.reschedule(loop.time() + 10)
        print("rescheduled", cm.when() > loop.time(), cm.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1) as cm:
            await asyncio.sleep(0)
            print("not reached: expiry was queued at enter, before our own wake-up")
    except TimeoutError:
        print("past deadline", cm.expired())
    try:
        async with asyncio.timeout(10) as cm:
            cm.reschedule(loop.time())
            await asyncio.sleep(10)
    except TimeoutError:
        print("rescheduled to now")
    try:
        cm.reschedule(1)
    except RuntimeError as e:
        print("RuntimeError:", e)
    try:
        async with asyncio.timeout(0):
            raise KeyError("before")
    except KeyError as e:
        print("other errors pass", e.args[0])

asyncio.run(main())
