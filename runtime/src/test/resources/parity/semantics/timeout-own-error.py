# errors of the body leave a timeout as they are; a TimeoutError that the body raises, or waits for, is not this timeout's
import asyncio

async def fails(error, turns=1):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise error

async def main():
    me = asyncio.current_task()
    for error in (TimeoutError("raised"), OSError("o"), asyncio.CancelledError("by hand")):
        try:
            async with asyncio.timeout(1) as scope:
                await fails(error)
        except BaseException as e:
            print(type(e).__name__, e, e is error, scope.expired(), me.cancelling())
    t = asyncio.create_task(fails(TimeoutError("of a task")))
    try:
        async with asyncio.timeout(1) as scope:
            await t
    except TimeoutError as e:
        print(e, scope.expired())
    try:
        async with asyncio.timeout(1) as scope:
            await asyncio.wait_for(asyncio.get_running_loop().create_future(), 0.01)
    except TimeoutError:
        print("of wait_for", scope.expired(), me.cancelling())
    victim = asyncio.create_task(asyncio.sleep(10))
    try:
        async with asyncio.timeout(1) as scope:
            asyncio.get_running_loop().call_soon(victim.cancel)
            await victim
    except asyncio.CancelledError:
        print("of a cancelled task", scope.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.01) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                pass
            raise TimeoutError("after it has expired")
    except TimeoutError as e:
        print(e, scope.expired(), me.cancelling())

asyncio.run(main())
