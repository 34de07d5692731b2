# cancellation unwinds the awaited chain inside out; finally blocks may await
# part of the program: without async with
import asyncio

async def level(n):
    try:
        print("enter", n)
        if n == 3:
            await asyncio.sleep(10)
        else:
            await level(n + 1)
    except asyncio.CancelledError:
        print("except", n)
        raise
    finally:
        await asyncio.sleep(0)
        print("finally", n)

async def main():
    t = asyncio.create_task(level(1))
    await asyncio.sleep(0)
    t.cancel()
    n = 0
    while not t.done():
        await asyncio.sleep(0)
        n += 1
    print("turns to unwind", n, t.cancelled())

asyncio.run(main())
