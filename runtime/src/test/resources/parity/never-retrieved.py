# errors nobody took are reported when their future is collected; those somebody saw are not
import asyncio, gc

async def fails(text):
    raise ValueError(text)

async def waits(aw):
    return await aw

async def main():
    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(lambda _, c: reports.append((c["message"], str(c["exception"]))))

    async def collected():
        for _ in range(3):
            await asyncio.sleep(0)
        gc.collect()
        await asyncio.sleep(0.001)
        seen, reports[:] = sorted(reports), []
        return seen

    fut = loop.create_future()
    fut.set_exception(ValueError("future"))
    fut = None
    asyncio.create_task(fails("task"))
    print(await collected())
    fut = loop.create_future()
    fut.set_exception(ValueError("asked for"))
    fut.exception()
    fut = None
    t = asyncio.create_task(fails("awaited"))
    try:
        await t
    except ValueError as e:
        print("caught", e)
    t = None
    rs = await asyncio.gather(fails("outcome"), return_exceptions=True)
    rs = None
    t = asyncio.create_task(fails("by its waiter"))
    w = asyncio.create_task(waits(t))
    t = None
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await w
    except ValueError as e:
        print("caught", e)
    w = None
    fut = loop.create_future()
    fut.cancel()
    fut = None
    asyncio.create_task(asyncio.sleep(10)).cancel()
    print("nothing left", await collected())
    t = asyncio.create_task(fails("passed on, then lost"))
    asyncio.create_task(waits(t))
    t = None
    print(await collected())
    asyncio.create_task(fails("seen done, not taken")).add_done_callback(lambda t: t.done())
    print(await collected())
    asyncio.gather(fails("gathered, then lost"), fails("dropped by gather"))
    print([error for _, error in await collected()])

asyncio.run(main())
