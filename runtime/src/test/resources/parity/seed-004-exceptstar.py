# one failing child cancels its siblings; except* splits the group by type
import asyncio

async def risky(name, delay, exc=None):
    try:
        await asyncio.sleep(delay)
        if exc:
            raise exc
        return f"{name} succeeded"
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            safe = tg.create_task(risky("safe", 5))
            quick = tg.create_task(risky("quick", 0.0))
            tg.create_task(risky("dangerous", 0.01, ValueError("dangerous error")))
    except* ValueError as eg:
        print("ValueErrors", [str(e) for e in eg.exceptions])
    print("safe cancelled", safe.cancelled(), "| quick", quick.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(risky("k", 0, KeyError("k")))
            tg.create_task(risky("v", 0, ValueError("v")))
    except* KeyError as eg:
        print("keys", len(eg.exceptions), eg.message)
    except* ValueError as eg:
        print("values", len(eg.exceptions), eg.message)

asyncio.run(main())
