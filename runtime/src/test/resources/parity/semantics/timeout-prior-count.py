# a task with cancels it has swallowed enters a timeout: it counts from there, makes its own TimeoutError, and leaves the others
import asyncio

async def swallows(n):
    me = asyncio.current_task()
    for _ in range(n):
        me.cancel()
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            pass
    return me

async def main():
    for n in range(3):
        me = await swallows(n)
        before = me.cancelling()
        try:
            async with asyncio.timeout(0.01) as scope:
                await asyncio.sleep(10)
        except TimeoutError:
            print("times out", before, me.cancelling(), scope.expired())
        async with asyncio.timeout(1):
            await asyncio.sleep(0)
        print("in time", me.cancelling())
        try:
            async with asyncio.timeout(0.02):
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(10)
        except TimeoutError:
            print("nested", me.cancelling())
        while me.cancelling():
            me.uncancel()
    async def within():
        async with asyncio.timeout(0.03):
            await swallows(1)
            async with asyncio.timeout(0.01):
                await asyncio.sleep(10)
    t = asyncio.create_task(within())
    await asyncio.wait([t])
    print("swallowed within", type(t.exception()).__name__, t.cancelling())
    async def uncancels():
        async with asyncio.timeout(0.01) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("uncancel", asyncio.current_task().uncancel(), scope.expired())
                raise
    t = asyncio.create_task(uncancels())
    await asyncio.wait([t])
    print("taken back by the body", type(t.exception()).__name__, t.cancelling())

asyncio.run(main())
