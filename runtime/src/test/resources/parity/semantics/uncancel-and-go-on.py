# who cancels a task for reasons of its own takes the cancel back: the pattern of timeout(), by hand, and nested in each other
import asyncio

class Scope:
    """Ends its block when it is asked to, and nobody else's."""
    def __init__(self, log, name):
        self.log, self.name, self.asked = log, name, False
    def end(self):
        self.asked = True
        self.task.cancel(self.name)
    async def __aenter__(self):
        self.task = asyncio.current_task()
        self.before = self.task.cancelling()
        return self
    async def __aexit__(self, et, exc, tb):
        mine = self.asked and self.task.uncancel() <= self.before and et is not None and issubclass(et, asyncio.CancelledError)
        self.log.append((self.name, self.asked, mine, self.task.cancelling()))
        return mine

async def nested(log, scopes):
    async with Scope(log, "outer") as outer:
        async with Scope(log, "inner") as inner:
            scopes += [outer, inner]
            await asyncio.sleep(10)
        log.append("after inner")
        await asyncio.sleep(0)
    log.append("after outer")
    await asyncio.sleep(0)
    return "ended"

async def main():
    for ends in ((0,), (1,), (0, 1), (1, 0), (2,), (2, 1), (1, 2), (0, 2), (1, 1)):
        log, scopes = [], []
        t = asyncio.create_task(nested(log, scopes))
        await asyncio.sleep(0)
        for end in ends:
            if end == 2:
                t.cancel("task")
            else:
                scopes[end].end()
        await asyncio.wait([t])
        print(ends, log, "cancelled" if t.cancelled() else t.result(), t.cancelling())

asyncio.run(main())
