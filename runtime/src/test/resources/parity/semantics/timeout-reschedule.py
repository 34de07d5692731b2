# reschedule: to later, to sooner, to the past, to never, several times, from a callback and from another task
import asyncio

async def limited(log, name, delay, move, body=0.1):
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(delay) as scope:
            move(scope, loop.time())
            await asyncio.sleep(body)
        log.append((name, "in time", scope.expired(), scope.when() is None))
    except TimeoutError:
        log.append((name, "timed out", scope.expired(), scope.when() is None))

async def moves(scope, delay):
    await asyncio.sleep(0.02)
    scope.reschedule(delay if delay is None else asyncio.get_running_loop().time() + delay)

async def main():
    loop, log = asyncio.get_running_loop(), []
    await limited(log, "later", 0.05, lambda s, now: s.reschedule(now + 5))
    await limited(log, "sooner", 5, lambda s, now: s.reschedule(now + 0.05))
    await limited(log, "to the past", 5, lambda s, now: s.reschedule(now - 1))
    await limited(log, "to never", 0.05, lambda s, now: s.reschedule(None))
    await limited(log, "from never", None, lambda s, now: s.reschedule(now + 0.05))
    await limited(log, "from the past to later", 0, lambda s, now: s.reschedule(now + 5))
    def often(s, now):
        for at in (now - 1, now + 0.01, None, now - 2, now + 0.05):
            s.reschedule(at)
    await limited(log, "often", 0, often)
    await limited(log, "by a callback", 0.05, lambda s, now: loop.call_later(0.02, s.reschedule, now + 5))
    await limited(log, "by a callback, to now", 5, lambda s, now: loop.call_later(0.02, s.reschedule, 0))
    tasks = []
    await limited(log, "by a task", 0.05, lambda s, now: tasks.append(asyncio.create_task(moves(s, 5))))
    await limited(log, "by a task, to never", 0.05, lambda s, now: tasks.append(asyncio.create_task(moves(s, None))))
    for line in log:
        print(*line)
    print(asyncio.current_task().cancelling(), [t.exception() for t in tasks])

asyncio.run(main())
