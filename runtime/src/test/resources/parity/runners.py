# Runner: tasks live on between runs; a failing run is not its end; close cancels what is left, in order
import asyncio

log = []

async def background(name):
    try:
        while True:
            log.append(name)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        log.append(f"{name} cancelled")
        raise

async def first(keep):
    keep.append(asyncio.create_task(background("bg")))
    await asyncio.sleep(0)
    return asyncio.get_running_loop()

async def second():
    before = len(log)
    for _ in range(3):
        await asyncio.sleep(0)
    return len(log) - before

async def fails():
    raise OSError("run failed")

async def cancelled():
    raise asyncio.CancelledError("by itself")

async def nested(runner):
    c = second()
    try:
        runner.run(c)
    except RuntimeError as e:
        c.close()
        return f"RuntimeError: {e}"

keep = []
runner = asyncio.Runner()
with runner:
    loop = runner.run(first(keep))
    print("between runs nothing runs", log, keep[0].done(), loop is runner.get_loop(), loop.is_running())
    print("it goes on in the next run", runner.run(second()) >= 3)
    try:
        runner.run(fails())
    except OSError as e:
        print("OSError:", e, "| closed", loop.is_closed())
    try:
        runner.run(cancelled())
    except asyncio.CancelledError as e:
        print("CancelledError:", e)
    print(runner.run(nested(runner)))
    print("still the same loop", runner.run(first(keep)) is loop, len(keep))
print(log[-2:], [t.cancelled() for t in keep], loop.is_closed())
runner.close()
for act in (runner.get_loop, lambda: runner.run(c)):
    c = second()
    try:
        act()
    except RuntimeError as e:
        print("RuntimeError:", e)
    c.close()
unused = asyncio.Runner()
unused.close()
print("never used")
