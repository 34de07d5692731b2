# who awaits a future that is done does not suspend, and so comes before the tasks that have waited for it and are only queued
import asyncio

async def waits(fut, name, log):
    value = await fut
    log.append(f"{name} {value}")
    await asyncio.sleep(0)
    log.append(f"{name} again")

async def main():
    loop, log = asyncio.get_running_loop(), []
    fut = loop.create_future()
    ts = [asyncio.create_task(waits(fut, f"waiter {i}", log)) for i in range(2)]
    await asyncio.sleep(0)
    fut.set_result("value")
    ts.append(asyncio.create_task(waits(fut, "late task", log)))
    await waits(fut, "newcomer", log)
    print(log)
    await asyncio.gather(*ts)
    print(log)
    log.clear()
    done = asyncio.create_task(asyncio.sleep(0, "task"))
    t = asyncio.create_task(waits(done, "waiter", log))
    while not done.done():
        await asyncio.sleep(0)
    log.append(t.done())
    await waits(done, "newcomer", log)
    await t
    print(log)

asyncio.run(main())
