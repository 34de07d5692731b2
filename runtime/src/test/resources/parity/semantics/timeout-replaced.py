# a body that raises something else for the timeout's cancellation: that leaves, the count is settled, and expired() tells
import asyncio

async def cleans(error, later=False):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        if later:
            await asyncio.sleep(0.01)
        raise error

async def main():
    me = asyncio.current_task()
    for error in (OSError("instead"), TimeoutError("its own"), asyncio.CancelledError("another")):
        for later in (False, True):
            try:
                async with asyncio.timeout(0.01) as scope:
                    await cleans(error, later)
            except Exception as e:
                print(type(e).__name__, e is error, scope.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.02) as outer:
            async with asyncio.timeout(0.01) as inner:
                await cleans(OSError("through both"))
    except OSError as e:
        print(e, inner.expired(), outer.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.01) as scope:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(cleans(OSError("of a member")))
    except ExceptionGroup as eg:
        print([str(e) for e in eg.exceptions], scope.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.gather(cleans(OSError("of a child")), asyncio.sleep(10))
    except OSError as e:
        print(e, scope.expired(), me.cancelling())

asyncio.run(main())
