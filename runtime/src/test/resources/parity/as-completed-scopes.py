# as_completed inside timeout() and TaskGroup: the limit and the group end the loop, the members only if they are the group's
import asyncio

log = []

async def job(name, go):
    try:
        await go
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    return name

async def turns(name, n, error=None):
    try:
        for _ in range(n):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if error is not None:
        raise error
    return name

async def each(fs):
    try:
        for nxt in asyncio.as_completed(fs):
            log.append(await nxt)
    except asyncio.CancelledError:
        log.append("loop cancelled")
        raise

async def main():
    loop = asyncio.get_running_loop()
    gos = [loop.create_future() for _ in range(3)]
    ts = [asyncio.create_task(job(n, go)) for n, go in zip("abc", gos)]
    gos[1].set_result(None)
    try:
        async with asyncio.timeout(0.01) as cm:
            await each(ts)
            print("not reached")
    except TimeoutError:
        print("timeout", log, cm.expired(), [t.done() for t in ts], asyncio.current_task().cancelling())
    log.clear()
    gos[0].set_result(None)
    try:
        await asyncio.wait_for(each(ts), 0.01)
    except TimeoutError:
        print("wait_for", sorted(log), [t.done() for t in ts])
    log.clear()
    gos[2].set_result(None)
    for nxt in asyncio.as_completed(ts[2:]):
        print("each limited", await asyncio.wait_for(nxt, 10))
    never = loop.create_future()
    got = []
    for nxt in asyncio.as_completed([asyncio.create_task(turns("d", 1)), never]):
        try:
            got.append(await asyncio.wait_for(nxt, 0.01))
        except TimeoutError:
            got.append("timeout")
            break
    print("the next limited", got, never.done())
    async with asyncio.TaskGroup() as tg:
        await each([tg.create_task(turns("e", 4)), tg.create_task(turns("f", 2))])
    print("in a group", log)
    log.clear()
    outsider = asyncio.create_task(turns("outsider", 20))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(turns("bad", 4, ValueError("bad")))
            await each([asyncio.create_task(turns("g", 1)), outsider])
    except ExceptionGroup as eg:
        print("a child fails", log, [str(e) for e in eg.exceptions], outsider.done())
    print(await outsider)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(turns("h", 1)), tg.create_task(turns("i", 4, ValueError("i"))), tg.create_task(turns("j", 30))]
            tg.create_task(each(ts))
    except* ValueError as eg:
        print("a member fails", sorted(log), [str(e) for e in eg.exceptions], ts[2].cancelled())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(turns("k", 1)), tg.create_task(turns("l", 4, ValueError("l")))]
            for nxt in asyncio.as_completed(ts):
                log.append(await nxt)
            log.append("not reached")
    except ExceptionGroup as eg:
        print("and in the body", log, [str(e) for e in eg.exceptions])

asyncio.run(main())
