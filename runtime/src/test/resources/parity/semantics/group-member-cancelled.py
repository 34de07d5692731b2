# a member that ends as cancelled, by whomever, by itself or by hand, is no failure: its siblings and the body go on
import asyncio

async def sleeps(name, log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def cancels(victim):
    await asyncio.sleep(0)
    victim.cancel()

async def itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)

async def by_hand():
    raise asyncio.CancelledError

async def replaces():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise OSError("in its place")

async def ends(log):
    for _ in range(8):
        await asyncio.sleep(0)
    log.append("sibling ends")
    return "value"

async def main():
    log = []
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(sleeps("a", log))
        b = tg.create_task(sleeps("b", log))
        ts = [a, b, tg.create_task(itself()), tg.create_task(by_hand()), tg.create_task(ends(log))]
        tg.create_task(cancels(a))
        await asyncio.sleep(0)
        b.cancel()
        unstarted = tg.create_task(sleeps("unstarted", log))
        unstarted.cancel()
        await asyncio.sleep(0)
        log.append("body goes on")
    print(log, [t.cancelled() for t in ts], unstarted.cancelled(), ts[-1].result(), asyncio.current_task().cancelling())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            victim = tg.create_task(replaces())
            sibling = tg.create_task(sleeps("sibling", log))
            await asyncio.sleep(0)
            victim.cancel()
            await asyncio.sleep(10)
    except ExceptionGroup as eg:
        print(log, [str(e) for e in eg.exceptions], victim.cancelled(), sibling.cancelled())
    log.clear()
    async with asyncio.TaskGroup() as tg:
        victim = tg.create_task(sleeps("awaited", log))
        asyncio.get_running_loop().call_soon(victim.cancel)
        try:
            await victim
        except asyncio.CancelledError:
            log.append("body sees it")
    print(log, asyncio.current_task().cancelling())

asyncio.run(main())
