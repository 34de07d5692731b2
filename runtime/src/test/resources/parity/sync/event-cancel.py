# Event: a cancelled waiter leaves alone, cancelled before the event is set or after it
import asyncio

async def waiter(event, name, log):
    try:
        await event.wait()
        log.append(name)
    except asyncio.CancelledError:
        log.append(f"-{name}")
        raise

async def main():
    for before in range(8):
        for after in range(8):
            if before & after:
                continue
            event, log = asyncio.Event(), []
            ts = [asyncio.create_task(waiter(event, n, log)) for n in "abc"]
            await asyncio.sleep(0)
            for i in range(3):
                if before >> i & 1:
                    ts[i].cancel()
            event.set()
            for i in range(3):
                if after >> i & 1:
                    ts[i].cancel()
            await asyncio.wait(ts)
            print(before, after, log, [t.cancelled() for t in ts])
    event = asyncio.Event()
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        print("timeout")
    event.set()
    await asyncio.wait_for(event.wait(), 0.01)
    print("in time")

asyncio.run(main())
