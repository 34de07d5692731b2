# timeouts around groups, in bodies and in members: whose deadline it was decides between TimeoutError, a group of them, and none
import asyncio

async def sleeps(name, delay, log):
    try:
        await asyncio.sleep(delay)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def limited(name, delay, limit, log):
    async with asyncio.timeout(limit):
        await sleeps(name, delay, log)

async def main():
    me = asyncio.current_task()
    log = []
    try:
        async with asyncio.timeout(0.02) as scope:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(sleeps("member", 10, log))
                await sleeps("body", 10, log)
    except TimeoutError:
        print("around, body waits", sorted(log), scope.expired(), me.cancelling())
    log.clear()
    try:
        async with asyncio.timeout(0.02) as scope:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(sleeps("member", 10, log))
    except TimeoutError:
        print("around, group waits", log, scope.expired(), me.cancelling())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeps("member", 10, log))
            async with asyncio.timeout(0.02) as scope:
                await sleeps("body", 10, log)
    except ExceptionGroup as eg:
        print("in the body", log, [type(e).__name__ for e in eg.exceptions], me.cancelling())
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(limited("member", 10, 0.02, log))
            tg.create_task(limited("sibling", 10, 5, log))
            await sleeps("body", 10, log)
    except ExceptionGroup as eg:
        print("in a member", sorted(log), [type(e).__name__ for e in eg.exceptions], me.cancelling())
    log.clear()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeps("member", 0.04, log))
        try:
            async with asyncio.timeout(0.02):
                await sleeps("body", 10, log)
        except TimeoutError:
            log.append("caught in the body")
    print(log, me.cancelling())
    log.clear()
    async def fails():
        await asyncio.sleep(0.02)
        raise OSError("member")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            async with asyncio.timeout(5) as scope:
                await sleeps("body", 10, log)
    except ExceptionGroup as eg:
        print("a member fails", log, [str(e) for e in eg.exceptions], scope.expired(), me.cancelling())

asyncio.run(main())
