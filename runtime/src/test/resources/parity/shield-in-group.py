# shield and TaskGroup: what the group cancels when it ends, and what outlives it
import asyncio

log = []

async def job(name, turns, error=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    log.append(f"{name} ends")
    if error is not None:
        raise error
    return name

async def shields(name, fut):
    try:
        return await asyncio.shield(fut)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

def errors(eg):
    return [f"{type(e).__name__} {e}" for e in eg.exceptions]

async def main():
    inner = asyncio.create_task(job("inner", 20))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("bad", 3, ValueError("bad")))
            await shields("body", inner)
    except ExceptionGroup as eg:
        print("in the body", log, errors(eg), inner.done(), asyncio.current_task().cancelling())
    print(await inner)
    log.clear()
    inner = asyncio.create_task(job("inner", 20))
    try:
        async with asyncio.TaskGroup() as tg:
            child = tg.create_task(shields("child", inner))
            tg.create_task(job("bad", 3, ValueError("bad")))
    except ExceptionGroup as eg:
        print("in a child", log, errors(eg), child.cancelled(), inner.done())
    print(await inner)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            member = tg.create_task(job("member", 20))
            outer = asyncio.shield(member)
            tg.create_task(job("bad", 3, ValueError("bad")))
    except ExceptionGroup as eg:
        print("a member is not saved by a shield", log, errors(eg), member.cancelled(), outer.cancelled())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(shields("child", job("fails inside", 2, KeyError("k"))))
            tg.create_task(job("sibling", 30))
    except ExceptionGroup as eg:
        print("an error comes through", log, errors(eg))
    log.clear()
    inner = asyncio.create_task(job("inner", 20))
    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(shields("child", inner))
        log.append("not reached")
    t = asyncio.create_task(group())
    for _ in range(4):
        await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print("the group cancelled", log, t.cancelled(), inner.done())
    print(await inner)
    log.clear()
    async def whole_group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("x", 12))
            tg.create_task(job("y", 14))
        log.append("group ends")
    t = asyncio.create_task(shields("waiter", whole := asyncio.create_task(whole_group())))
    for _ in range(4):
        await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print("a shielded group", log, t.cancelled(), whole.done())
    await whole
    print(log)
    log.clear()
    inner = asyncio.create_task(job("inner", 4))
    async with asyncio.TaskGroup() as tg:
        a, b = tg.create_task(shields("a", inner)), tg.create_task(shields("b", inner))
        for _ in range(2):
            await asyncio.sleep(0)
        a.cancel()
    print("one of two", log, a.cancelled(), b.result())

asyncio.run(main())
