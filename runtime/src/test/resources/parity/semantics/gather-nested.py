# gathers in gathers: results nest, an error comes through every level a turn at a time, its siblings on all levels run on
import asyncio

async def leaf(name, turns, log, error=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(name)
    if error:
        raise error
    return name

async def ended(aw):
    try:
        return await aw
    except BaseException as e:
        return f"{type(e).__name__} {e}"

async def main():
    log = []
    print(await asyncio.gather(asyncio.gather(leaf("a", 1, log), asyncio.gather()), leaf("b", 0, log), asyncio.gather(leaf("c", 2, log))), log)
    log.clear()
    inner = asyncio.gather(leaf("late", 6, log), leaf("bad", 1, log, OSError("bad")))
    middle = asyncio.gather(inner, leaf("middle", 7, log))
    outer = asyncio.gather(middle, leaf("outer", 8, log))
    turns = 0
    while not outer.done():
        log.append([g.done() for g in (inner, middle, outer)].count(True))
        await asyncio.sleep(0)
        turns += 1
    print(await ended(outer), log, turns)
    log.clear()
    await asyncio.sleep(0.01)
    print(log)
    inner = asyncio.gather(leaf("x", 1, log, OSError("x")), leaf("y", 2, log), return_exceptions=True)
    print(await asyncio.gather(inner, ended(asyncio.gather(leaf("z", 0, log, OSError("z"))))))
    task = asyncio.create_task(leaf("task", 5, log))
    outer = asyncio.gather(asyncio.gather(task), leaf("other", 9, log))
    await asyncio.sleep(0)
    task.cancel("one leaf")
    print(await ended(outer), outer.cancelled(), type(outer.exception()).__name__)

asyncio.run(main())
