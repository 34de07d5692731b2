# a body that swallows the timeout's cancellation: no TimeoutError, though it has expired; what it waits for later is not limited
import asyncio

async def main():
    me = asyncio.current_task()
    async with asyncio.timeout(0.01) as scope:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallowed", scope.expired(), me.cancelling())
        await asyncio.sleep(0.02)
        print("goes on", scope.expired(), me.cancelling())
    print("left", scope.expired(), me.cancelling())
    async def returns():
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(10)
            finally:
                return "overridden"
    print(await returns(), me.cancelling())
    async def breaks():
        for i in range(2):
            async with asyncio.timeout(0.01):
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    continue
        return "continued twice"
    print(await breaks(), me.cancelling())
    t = asyncio.create_task(breaks())
    print(await asyncio.wait_for(t, 5), t.cancelling())
    async with asyncio.timeout(0) as outer:
        async with asyncio.timeout(0) as inner:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                pass
        print("inner", inner.expired(), me.cancelling())
        try:
            await asyncio.sleep(0.02)
        except asyncio.CancelledError:
            print("not both at once")
    print("outer", outer.expired(), me.cancelling())

asyncio.run(main())
