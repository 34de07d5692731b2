# shield: cancelling it or whoever awaits it, once and twice; the inner one goes on and can be shielded again
import asyncio

log = []

async def job(name, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    return name

async def awaits(fut, swallow=False):
    try:
        return await fut
    except asyncio.CancelledError as e:
        log.append(e.args)
        if not swallow:
            raise
        return "swallowed"

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    inner = asyncio.create_task(job("a", 6))
    outer = asyncio.shield(inner)
    print("cancel", outer.cancel("why"), outer.cancel("again"), outer.cancelled(), inner.cancelling())
    try:
        await outer
    except asyncio.CancelledError as e:
        print("awaited", e.args, inner.done())
    again = asyncio.shield(inner)
    print("shielded again", again is outer, await again, log, inner.cancelled())
    log.clear()
    inner = asyncio.create_task(job("b", 6))
    outer = asyncio.shield(inner)
    w = asyncio.create_task(awaits(outer))
    await turns(2)
    print("cancel", w.cancel("waiter"), outer.cancelled(), w.done())
    await asyncio.wait([w])
    print(log, w.cancelled(), outer.cancelled(), inner.cancelling())
    print(await inner, log)
    log.clear()
    inner = asyncio.create_task(job("c", 6))
    w = asyncio.create_task(awaits(asyncio.shield(inner), swallow=True))
    await turns(2)
    w.cancel("to be swallowed")
    print(await w, log, inner.done(), w.cancelling())
    print(await inner)
    log.clear()
    inner = asyncio.create_task(job("d", 9))
    async def retries():
        for n in range(3):
            try:
                return await asyncio.shield(inner)
            except asyncio.CancelledError as e:
                log.append((n, e.args))
        return "gave up"
    w = asyncio.create_task(retries())
    await turns(2)
    for n in range(3):
        w.cancel(f"cancel {n}")
        await turns(1)
    print(await w, log, inner.done())
    print(await inner)
    log.clear()
    inner = asyncio.create_task(job("e", 3))
    w = asyncio.create_task(awaits(asyncio.shield(inner)))
    w.cancel()
    await asyncio.wait([w, inner])
    print("before the waiter starts", log, w.cancelled(), inner.result())
    log.clear()
    inner = asyncio.create_task(job("f", 3))
    outer = asyncio.shield(inner)
    outer.cancel()
    inner.cancel()
    await asyncio.wait([inner])
    print("both", log, outer.cancelled(), inner.cancelled())

asyncio.run(main())
