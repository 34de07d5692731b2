# which errors of tasks and futures are reported, at the latest when their loop closes, and which count as taken by somebody
import asyncio, gc

reports = []

async def fails(name):
    raise ValueError(name)

async def outcomes(*tasks):
    await asyncio.gather(*tasks, return_exceptions=True)

async def tries(aw):
    try:
        await aw
    except Exception:
        pass

async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails("of a group"))

def task(name):
    return asyncio.create_task(fails(name))

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, c: reports.append(str(c["exception"])))
    await tries(task("awaited"))
    await outcomes(task("an outcome"))
    await tries(asyncio.gather(task("first of a gather"), task("second of a gather")))
    await tries(group())
    await tries(asyncio.shield(task("shielded")))
    await tries(asyncio.wait_for(task("limited"), 1))
    await asyncio.wait([task("waited for, not taken")])
    for f in asyncio.as_completed([task("completed")]):
        await tries(f)
    task("told of").add_done_callback(lambda t: t.done())
    task("asked for").add_done_callback(lambda t: t.exception())
    task("never looked at")
    asyncio.gather(task("of a gather nobody awaits"))
    loop.create_future().set_exception(OSError("a future's"))
    asked = loop.create_future()
    asked.set_exception(OSError("a future's, asked for"))
    asked.exception()
    cancelled = task("cancelled before it began")
    cancelled.cancel()
    both = asyncio.create_task(asyncio.sleep(10))
    both.cancel()
    await asyncio.sleep(0.001)

asyncio.run(main())
gc.collect()
for report in sorted(reports):
    print(report)
