# a group cancelled from outside whose children fail while they clean up leaves with their errors; without errors, as cancelled
import asyncio

errors = []

async def cleans(name, fails, log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append(f"{name} cleans up")
        if fails:
            raise OSError(name)

async def group(log, fails, body):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleans("a", fails, log))
            tg.create_task(cleans("b", False, log))
            if body == "waits":
                await asyncio.sleep(10)
            if body == "replaces":
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    raise ValueError("body")
            if body == "swallows":
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    log.append("swallowed")
                tg.create_task(cleans("c", False, log))
                await asyncio.sleep(0.01)
                raise ValueError("later")
    except ExceptionGroup as eg:
        errors.append([str(e) for e in eg.exceptions])

async def main():
    for body in ("ends", "waits", "replaces", "swallows"):
        for fails in (False, True):
            log = []
            t = asyncio.create_task(group(log, fails, body))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            t.cancel()
            await asyncio.wait([t])
            print(body, fails, sorted(log), errors.pop() if errors else "no errors")

asyncio.run(main())
