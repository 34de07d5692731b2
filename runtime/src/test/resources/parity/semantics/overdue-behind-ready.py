# timers that are overdue for long run behind what is ready already, by deadline, and before what those callbacks queue
import asyncio

async def main():
    loop, log = asyncio.get_running_loop(), []
    past = loop.time() - 100
    for name, when in (("third", 30), ("first", 10), ("second", 20)):
        loop.call_at(past + when, log.append, name)
    def again(n):
        log.append(n)
        if n < 3:
            loop.call_soon(again, n + 1)
    loop.call_soon(again, 1)
    loop.call_at(past, lambda: loop.call_at(past, log.append, "set by an overdue one"))
    loop.call_soon(log.append, "ready")
    await asyncio.sleep(0)
    log.append("task")
    await asyncio.sleep(0)
    log.append("task")
    await asyncio.sleep(0)
    print(log)

asyncio.run(main())
