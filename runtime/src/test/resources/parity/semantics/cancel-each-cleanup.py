# nested clean-ups that all wait: each later cancel interrupts the one that waits then, and those around it are not touched
import asyncio

async def nested(log, depth):
    try:
        if depth:
            await nested(log, depth - 1)
        else:
            await asyncio.sleep(0.05)
    finally:
        log.append(f"{depth} cleans up")
        try:
            await asyncio.sleep(0.05)
            log.append(f"{depth} cleaned up")
        except asyncio.CancelledError as e:
            log.append(f"{depth} interrupted by {e}")
            raise

async def main():
    log = []
    t = asyncio.create_task(nested(log, 3))
    await asyncio.sleep(0)
    for i in range(6):
        log.append(f"cancel {i} {t.cancel(str(i))}")
        await asyncio.sleep(0)
    for line in log:
        print(line)
    try:
        await t
    except asyncio.CancelledError as e:
        print("ended by", e, t.cancelling())
    log.clear()
    t = asyncio.create_task(nested(log, 1))
    await asyncio.sleep(0)
    t.cancel("first")
    t.cancel("before the first is delivered")
    await asyncio.sleep(0)
    t.cancel("second")
    t.cancel("third, too early")
    await asyncio.wait([t], timeout=0.2)
    print(log, t.cancelling())

asyncio.run(main())
