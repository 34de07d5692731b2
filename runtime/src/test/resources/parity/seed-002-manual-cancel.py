# a periodic task cancelled from outside
import asyncio

async def periodic(ticks):
    try:
        while True:
            ticks.append(1)
            await asyncio.sleep(0.03)
    except asyncio.CancelledError:
        print("task saw cancellation after at least two ticks:", len(ticks) >= 2)
        raise

async def stubborn():
    while True:
        try:
            await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            print("stubborn swallowed it")
            return "still finished normally"

async def main():
    ticks = []
    t = asyncio.create_task(periodic(ticks))
    await asyncio.sleep(0.05)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cleanup complete", t.cancelled())
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancelling())

asyncio.run(main())
