# wait_for(shield(...)): the time is over for the waiter alone; it may try again
import asyncio

log = []

async def job(name, go):
    try:
        await go
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    return name

def spawn(name):
    go = asyncio.get_running_loop().create_future()
    return asyncio.create_task(job(name, go)), go

async def main():
    t, go = spawn("a")
    for attempt in range(3):
        try:
            await asyncio.wait_for(asyncio.shield(t), 0.005)
        except TimeoutError:
            print("attempt", attempt, t.done(), t.cancelling(), log)
        if attempt == 1:
            go.set_result(None)
    print(await asyncio.wait_for(asyncio.shield(t), 10))
    t, go = spawn("b")
    outer = asyncio.shield(t)
    try:
        await asyncio.wait_for(outer, 0.005)
    except TimeoutError:
        print("the shield", outer.cancelled(), t.done())
    try:
        await asyncio.wait_for(t, 0.005)
    except TimeoutError:
        print("without a shield", t.cancelled(), log)
    log.clear()
    t, go = spawn("c")
    for limit in (0, -1):
        try:
            await asyncio.wait_for(asyncio.shield(t), limit)
        except TimeoutError:
            print("no time at all", limit, t.done(), t.cancelling())
    go.set_result(None)
    await t
    print("done before", await asyncio.wait_for(asyncio.shield(t), 0))
    t, go = spawn("d")
    async def limited():
        return await asyncio.wait_for(asyncio.shield(t), 10)
    w = asyncio.create_task(limited())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.wait([w])
    print("cancelled from outside", w.cancelled(), t.done())
    outer = asyncio.shield(asyncio.wait_for(t, 10))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    go.set_result(None)
    print("a shielded wait_for", await t, outer.cancelled())
    t, go = spawn("e")
    outer = asyncio.shield(asyncio.wait_for(t, 0.005))
    try:
        await outer
    except TimeoutError:
        print("its time is over", t.cancelled(), outer.cancelled(), log)
    async def fails():
        await asyncio.sleep(0)
        raise ValueError("own")
    try:
        await asyncio.wait_for(asyncio.shield(fails()), 10)
    except ValueError as e:
        print("ValueError", e)

asyncio.run(main())
