# awaiting what is done never gives up the turn, however often, with a result or an error
import asyncio

log = []

async def returns(value):
    return value

async def fails():
    raise KeyError("no suspension")

async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result(1)
    failed = loop.create_future()
    failed.set_exception(ValueError("bad"))
    cancelled = loop.create_future()
    cancelled.cancel("gone")
    task = asyncio.create_task(returns("task"))
    await task
    loop.call_soon(log.append, "callback")
    other = asyncio.create_task(returns("other"))
    total = 0
    for _ in range(1000):
        total += await done
        total += await returns(1)
    print("total", total, "others had a turn", bool(log), other.done())
    errors = []
    for aw in (failed, failed, cancelled, fails()):
        try:
            await aw
        except (ValueError, KeyError, asyncio.CancelledError) as e:
            errors.append((type(e).__name__, e.args))
    print(errors, "others had a turn", bool(log))
    print(await task, await task, "others had a turn", bool(log))
    print("same error each time", failed.exception() is failed.exception())
    await asyncio.sleep(0)
    print("after a bare turn", log, other.done())

asyncio.run(main())
