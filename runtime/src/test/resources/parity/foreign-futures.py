# futures of another library (concurrent.futures here): done, set later, failed, cancelled from either side
import asyncio, concurrent.futures

def foreign():
    return concurrent.futures.Future()

async def waits(cf):
    return await asyncio.wrap_future(cf)

async def main():
    loop = asyncio.get_running_loop()
    done = foreign()
    done.set_result("done before")
    print(await waits(done))
    later = foreign()
    loop.call_later(0.001, later.set_result, "set later")
    print(await waits(later))
    error = OSError("foreign error")
    for when in ("before", "later"):
        failed = foreign()
        if when == "before":
            failed.set_exception(error)
        else:
            loop.call_soon(failed.set_exception, error)
        try:
            await waits(failed)
        except OSError as e:
            print("failed", when, e, "same object", e is error)
    cf = foreign()
    t = asyncio.create_task(waits(cf))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled with its waiter", cf.cancelled())
    cf = foreign()
    t = asyncio.create_task(waits(cf))
    await asyncio.sleep(0)
    cf.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("its cancellation reaches the waiter", t.cancelled())
    cf = foreign()
    a, b = asyncio.create_task(waits(cf)), asyncio.create_task(waits(cf))
    loop.call_later(0.001, cf.set_result, "for both")
    print(await asyncio.gather(a, b))
    cf = foreign()
    try:
        await asyncio.wait_for(waits(cf), 0.01)
    except asyncio.TimeoutError:
        print("timed out", cf.cancelled())

asyncio.run(main())
