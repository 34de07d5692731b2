# async with over what only closes: closings are awaited in reverse order, whatever leaves the block
import asyncio
from contextlib import aclosing

class Connection:
    def __init__(self, name, log, turns=1):
        self.name, self.log, self.turns = name, log, turns
        log.append(f"open {name}")
    async def aclose(self):
        for _ in range(self.turns):
            await asyncio.sleep(0)
        self.log.append(f"close {self.name}")

async def connect(name, log):
    await asyncio.sleep(0)
    if name == "bad":
        raise ValueError("can't connect")
    return Connection(name, log)

async def query(log, names):
    async with aclosing(await connect(names[0], log)), aclosing(await connect(names[1], log)):
        log.append("query")
        return f"rows of {names}"

async def rows(log):
    async with aclosing(await connect("db", log)):
        for i in range(3):
            await asyncio.sleep(0)
            yield i

async def main():
    log = []
    print(await query(log, ["a", "b"]), log)
    log = []
    try:
        await query(log, ["a", "bad"])
    except ValueError as e:
        print(e, log)
    log = []
    async for i in rows(log):
        log.append(i)
    print(log)
    log = []
    async with aclosing(rows(log)) as items:
        async for i in items:
            log.append(i)
            break
    print(log)
    log = []

    async def waits():
        async with aclosing(Connection("slow", log, 3)):
            await asyncio.sleep(10)

    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), log)
    log = []
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    t.cancel("in the closing")
    await asyncio.gather(t, return_exceptions=True)
    print("the closing is cancelled", t.cancelled(), log)

asyncio.run(main())
