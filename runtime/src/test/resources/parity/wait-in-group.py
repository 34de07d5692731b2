# wait inside a TaskGroup: by its body and by its children, when one fails, for tasks of the group and of others
import asyncio

log = []

async def job(name, turns, error=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if error is not None:
        raise error
    return name

async def waits(name, fs, return_when=asyncio.ALL_COMPLETED):
    try:
        done, pending = await asyncio.wait(fs, return_when=return_when)
        log.append((name, len(done), len(pending)))
        return done
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(job("a", 2)), tg.create_task(job("b", 6))]
        await waits("body", ts, asyncio.FIRST_COMPLETED)
    print(log, [t.result() for t in ts])
    log.clear()
    outsider = asyncio.create_task(job("outsider", 12))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("bad", 3, ValueError("bad")))
            await waits("body", [outsider])
            log.append("not reached")
    except ExceptionGroup as eg:
        print(log, [str(e) for e in eg.exceptions], outsider.done(), outsider.cancelling())
    print(await outsider)
    log.clear()
    outsider = asyncio.create_task(job("outsider", 20))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(waits("child", [outsider]))
            tg.create_task(job("bad", 4, ValueError("bad")))
    except ExceptionGroup as eg:
        print(log, [str(e) for e in eg.exceptions], outsider.done())
    print(await outsider)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            bad = tg.create_task(job("bad", 4, ValueError("bad")))
            await waits("body", [bad])
            log.append("body goes on")
            await asyncio.sleep(0)
            log.append("not reached")
    except ExceptionGroup as eg:
        print(log, [str(e) for e in eg.exceptions])
    log.clear()
    async with asyncio.TaskGroup() as tg:
        sibling = tg.create_task(job("sibling", 3))
        w = tg.create_task(waits("child", [sibling]))
    print(log, w.result() == {sibling})
    log.clear()
    async with asyncio.TaskGroup() as tg:
        sibling = tg.create_task(job("sibling", 30))
        w = tg.create_task(waits("child", [sibling]))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        sibling.cancel()
    print(log, sibling.cancelled(), w.cancelled())
    log.clear()
    never = asyncio.get_running_loop().create_future()
    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(waits("first", [never]))
            await waits("second", [never])
    t = asyncio.create_task(group())
    done, pending = await asyncio.wait([t], timeout=0.005)
    print(len(done), len(pending))
    t.cancel()
    done, pending = await asyncio.wait([t])
    print(log, t.cancelled(), never.done())

asyncio.run(main())
