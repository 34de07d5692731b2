# a cancel reaches a task whose step is queued in this very turn; one that waits is queued by it, and so goes on in the next
import asyncio

async def turns(name, log, n=5):
    try:
        for i in range(n):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def waits(name, fut, log):
    try:
        await fut
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def cancels(victims, log):
    await asyncio.sleep(0)
    for victim in victims:
        victim.cancel()
    log.append("cancels")

async def main():
    loop, log = asyncio.get_running_loop(), []
    early = asyncio.create_task(turns("e", log))
    fut, done = loop.create_future(), loop.create_future()
    waiting = asyncio.create_task(waits("waiting", fut, log))
    woken = asyncio.create_task(waits("woken", done, log))
    victims = [early]
    c = asyncio.create_task(cancels(victims, log))
    late = asyncio.create_task(turns("l", log))
    victims += [late, waiting, woken]
    await asyncio.sleep(0)
    done.set_result(None)
    for turn in range(3):
        log.append(f"turn {turn}")
        await asyncio.sleep(0)
    print(log)
    print([t.cancelled() for t in (early, late, waiting, woken)], fut.cancelled(), done.cancelled(), c.done())

asyncio.run(main())
