# tasks that cancel their awaiter, each other, themselves through a callback, and what is queued behind them
import asyncio

async def cancels_its_awaiter(box, log):
    print("cancel", box[0].cancel(), "comes back to me", asyncio.current_task().cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append("child cancelled")
        raise

async def awaits(aw, log):
    try:
        return await aw
    except asyncio.CancelledError:
        log.append("parent cancelled")
        raise

async def cancels_other(name, others, log):
    try:
        await asyncio.sleep(0)
        log.append(f"{name} cancels {others[name].cancel()}")
        await asyncio.sleep(0)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def cancels_in_cleanup(name, others, log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancels {others[name].cancel()}")
        await asyncio.sleep(0)
        log.append(f"{name} cleaned up")
        raise

async def main():
    log, box = [], []
    child = asyncio.create_task(cancels_its_awaiter(box, log))
    box.append(asyncio.create_task(awaits(child, log)))
    child2 = asyncio.create_task(asyncio.sleep(0))
    rs = await asyncio.gather(child, box[0], child2, return_exceptions=True)
    print(log, [type(r).__name__ for r in rs], child.cancelling(), box[0].cancelling())
    log, box = [], []
    async def late():
        await asyncio.sleep(0)
        await cancels_its_awaiter(box, log)
    child = asyncio.create_task(late())
    box.append(asyncio.create_task(awaits(child, log)))
    rs = await asyncio.gather(box[0], return_exceptions=True)
    print(log, [type(r).__name__ for r in rs], child.cancelling(), box[0].cancelling())
    log, others = [], {}
    a = asyncio.create_task(cancels_other("a", others, log))
    b = asyncio.create_task(cancels_other("b", others, log))
    others.update(a=b, b=a)
    await asyncio.gather(a, b, return_exceptions=True)
    print(log, a.cancelled(), b.cancelled())
    log, others = [], {}
    a = asyncio.create_task(cancels_in_cleanup("a", others, log))
    b = asyncio.create_task(cancels_in_cleanup("b", others, log))
    others.update(a=b, b=a)
    await asyncio.sleep(0)
    a.cancel()
    await asyncio.gather(a, b, return_exceptions=True)
    print(log, a.cancelling(), b.cancelling())
    log = []
    t = asyncio.create_task(awaits(asyncio.sleep(10), log))
    t.add_done_callback(lambda t: log.append(f"done callback: cancel {t.cancel()}"))
    asyncio.get_running_loop().call_soon(t.cancel)
    await asyncio.gather(t, return_exceptions=True)
    await asyncio.sleep(0)
    print(log, t.cancelling())

asyncio.run(main())
