# TaskGroup waits for all; results read from the tasks afterwards
import asyncio

async def query(name, delay):
    print(name, "start")
    try:
        await asyncio.sleep(delay)
        return f"{name}:{int(delay * 100)}"
    finally:
        print(name, "finally")

async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(query("lookup", 0.08))
        b = tg.create_task(query("history", 0.14))
        c = tg.create_task(query("recs", 0.02))
        print("body done, none finished:", not (a.done() or b.done() or c.done()))
    for t in (a, b, c):
        print(t.done(), t.result())

asyncio.run(main())
