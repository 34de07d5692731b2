# a task group takes tasks until it is over, not while it shuts down; a cancelled child that is awaited in the body
import asyncio

async def value(v, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    return v

async def fails():
    raise OSError("child")

async def spawns_when_cancelled(tg, log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        c = value("refused")
        try:
            tg.create_task(c)
        except RuntimeError as e:
            log.append(("is shutting down" in str(e), "is finished" in str(e)))
            c.close()
        raise

async def main():
    log = []
    async with asyncio.TaskGroup() as tg:
        results = [tg.create_task(value(i, 3 - i)) for i in range(3)]
        print("in the body", [t.done() for t in results], await results[2])
    print([t.result() for t in results])
    c = value("too late")
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print("is finished" in str(e), "is shutting down" in str(e))
        c.close()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(spawns_when_cancelled(tg, log))
            tg.create_task(value("x", 1))
            tg.create_task(fails())
    except ExceptionGroup as eg:
        print([str(e) for e in eg.exceptions], log)
    try:
        async with asyncio.TaskGroup() as tg:
            child = tg.create_task(asyncio.sleep(10))
            await asyncio.sleep(0)
            child.cancel()
            await child
    except asyncio.CancelledError:
        print("awaiting a cancelled child leaves the group as a cancellation")
    try:
        async with asyncio.TaskGroup() as tg:
            child = tg.create_task(fails())
            try:
                await child
            except OSError as e:
                print("body sees it too:", e)
    except ExceptionGroup as eg:
        print([str(e) for e in eg.exceptions])

asyncio.run(main())
