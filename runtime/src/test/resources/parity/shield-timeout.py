# shield inside timeout(): the block ends in time, the inner one in its own; blocks around each other, moved deadlines
import asyncio

log = []

async def job(name, go):
    try:
        await go
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    log.append(f"{name} ends")
    return name

def spawn(name):
    go = asyncio.get_running_loop().create_future()
    return asyncio.create_task(job(name, go)), go

async def main():
    t, go = spawn("a")
    try:
        async with asyncio.timeout(0.005) as cm:
            await asyncio.shield(t)
            log.append("not reached")
    except TimeoutError as e:
        print("timeout", cm.expired(), type(e.__cause__).__name__, t.done(), asyncio.current_task().cancelling())
    go.set_result(None)
    print(await t, log)
    log.clear()
    t, go = spawn("b")
    try:
        async with asyncio.timeout(0.005):
            try:
                await t
            finally:
                log.append("cleanup")
                t2, go2 = spawn("in the cleanup")
                asyncio.get_running_loop().call_soon(go2.set_result, None)
                await asyncio.shield(t2)
    except TimeoutError:
        print("the cleanup ends", log, t.cancelled())
    log.clear()
    t, go = spawn("c")
    try:
        async with asyncio.timeout(0.03) as outer:
            try:
                async with asyncio.timeout(0.005) as inner:
                    await asyncio.shield(t)
            except TimeoutError:
                log.append("inner")
            await asyncio.shield(t)
    except TimeoutError:
        print("both", log, outer.expired(), inner.expired(), t.done())
    log.clear()
    try:
        async with asyncio.timeout(0.005) as cm:
            try:
                await asyncio.shield(t)
            except asyncio.CancelledError:
                log.append("swallowed")
        print(log, cm.expired(), asyncio.current_task().cancelling())
    except TimeoutError:
        print("not reached")
    log.clear()
    async with asyncio.timeout(0.005) as cm:
        cm.reschedule(None)
        asyncio.get_running_loop().call_soon(go.set_result, None)
        print("no deadline", await asyncio.shield(t), cm.expired())
    try:
        async with asyncio.timeout(0) as cm:
            print("done before", await asyncio.shield(t), cm.expired())
            await asyncio.sleep(0)
            log.append("not reached")
    except TimeoutError:
        print("the first suspension ends it", log)
    log.clear()
    async def limited():
        async with asyncio.timeout(0.005):
            t, go = spawn("d")
            asyncio.get_running_loop().call_later(0.02, go.set_result, None)
            await asyncio.shield(t)
    outer = asyncio.shield(limited())
    try:
        await outer
    except TimeoutError:
        print("a shielded block", log, outer.cancelled())
    left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print(await left[0], len(left), log)

asyncio.run(main())
