# a chain of three hundred awaits: values, errors and cancels cross it; each level unwinds once, inside out
import asyncio

DEPTH = 300

async def down(n, log, leaf):
    try:
        if n == 0:
            return await leaf()
        return 1 + await down(n - 1, log, leaf)
    finally:
        log.append(n)

async def value():
    await asyncio.sleep(0)
    return 0

async def fails():
    await asyncio.sleep(0)
    raise KeyError("from the bottom")

async def at_once():
    return 0

async def fails_at_once():
    raise KeyError("at once")

async def waits():
    await asyncio.sleep(10)

async def handles(n, log):
    try:
        return await down(n, log, fails)
    except KeyError:
        return "handled at the top"

async def main():
    in_order = list(range(DEPTH + 1))
    log = []
    print("value", await down(DEPTH, log, value), "inside out", log == in_order)
    log = []
    try:
        await down(DEPTH, log, fails)
    except KeyError as e:
        print("error", e.args[0], "inside out", log == in_order)
    log = []
    t = asyncio.create_task(down(DEPTH, log, waits))
    await asyncio.sleep(0)
    print("cancel", t.cancel("deep"), len(log))
    await asyncio.sleep(0)
    print("unwound in one turn", t.cancelled(), log == in_order)
    log = []
    print(await handles(DEPTH, log), log == in_order)
    log, others = [], []
    asyncio.get_running_loop().call_soon(others.append, "had a turn")
    print("no suspension, no turn given up", await down(DEPTH, log, at_once), log == in_order, others)
    log = []
    try:
        await down(DEPTH, log, fails_at_once)
    except KeyError as e:
        print("error at once", e.args[0], log == in_order, others)
    log = []
    try:
        down(DEPTH, log, at_once).send(None)
    except StopIteration as s:
        print("by hand", s.value, log == in_order)
    log = []
    c = down(DEPTH, log, value)
    c.send(None)
    c.close()
    print("closed", log == in_order)
    turns, t = 0, asyncio.create_task(down(DEPTH, [], value))
    while not t.done():
        await asyncio.sleep(0)
        turns += 1
    print("turns", turns, t.result())

asyncio.run(main())
