# cancelling the parent cancels every child of its TaskGroup (order of children unspecified)
import asyncio

log = {}

async def child(name):
    log[name] = ["start"]
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log[name].append("cancelled")
        raise
    finally:
        log[name].append("finally")

async def parent():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child("a"))
        tg.create_task(child("b"))

async def main():
    p = asyncio.create_task(parent())
    await asyncio.sleep(0.02)
    print("cancel returned", p.cancel())
    try:
        await p
    except asyncio.CancelledError:
        print("parent cancelled:", p.cancelled())
    for name in sorted(log):
        print(name, *log[name])

asyncio.run(main())
