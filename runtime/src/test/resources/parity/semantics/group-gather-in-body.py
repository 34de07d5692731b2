# a body that waits for a gather, a wait, a shield or another group when a member fails: what the group's cancel reaches
import asyncio

async def fails():
    await asyncio.sleep(0.01)
    raise ValueError("member")

async def sleeps(name, delay, log):
    try:
        await asyncio.sleep(delay)
        log.append(f"{name} ends")
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def inner_group(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("x", 0.03, log))
        tg.create_task(sleeps("y", 0.04, log))

async def main():
    me = asyncio.current_task()
    for how in ("gather", "outcomes", "wait", "shield", "wait_for", "group"):
        log, kept = [], []
        def make(name, delay):
            kept.append(asyncio.create_task(sleeps(name, delay, log)))
            return kept[-1]
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(fails())
                if how == "gather":
                    await asyncio.gather(make("x", 0.03), make("y", 0.04))
                elif how == "outcomes":
                    await asyncio.gather(make("x", 0.03), make("y", 0.04), return_exceptions=True)
                elif how == "wait":
                    await asyncio.wait([make("x", 0.03), make("y", 0.04)])
                elif how == "shield":
                    await asyncio.shield(make("x", 0.03))
                elif how == "wait_for":
                    await asyncio.wait_for(make("x", 0.03), 1)
                else:
                    await inner_group(log)
                log.append("not reached")
        except ExceptionGroup as eg:
            log.append([str(e) for e in eg.exceptions])
        await asyncio.sleep(0.06)
        print(how, sorted(log, key=str), [t.cancelled() for t in kept], me.cancelling())

asyncio.run(main())
