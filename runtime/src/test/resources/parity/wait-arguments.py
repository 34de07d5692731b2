# wait(): nothing happens before it is awaited, a copy of the argument is taken then; duplicates, kinds of collection
import asyncio
from collections import deque

async def job(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return name

def spawn(name, turns):
    return asyncio.create_task(job(name, turns), name=name)

def names(tasks):
    return sorted(t.get_name() for t in tasks)

async def show(tag, ts):
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(tag, names(done), names(pending))
    return done, pending

async def main():
    try:
        await asyncio.wait([])
    except ValueError as e:
        print("ValueError", e)
    cold = asyncio.wait([])
    print("made")
    try:
        await cold
    except ValueError as e:
        print("ValueError", e)
    t = asyncio.create_task(asyncio.wait([]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("as a task", t.done(), repr(t.exception()))
    cold = asyncio.wait([spawn("closed", 1)])
    cold.close()
    a = spawn("a", 1)
    done, pending = await asyncio.wait([a, a, a])
    print("thrice the same", len(done), len(pending), done.pop() is a)
    for kind in (list, tuple, set, frozenset, deque):
        await show(kind.__name__, kind([spawn("b", 1), spawn("c", 9)]))
    by_name = {"d": spawn("d", 2), "e": spawn("e", 9)}
    await show("values of a dict", by_name.values())
    ts = [spawn("f", 9)]
    cold = show("added before it starts", ts)
    ts.append(spawn("g", 2))
    await cold
    ts = [spawn("h", 9)]
    w = asyncio.create_task(show("added while it waits", ts))
    await asyncio.sleep(0)
    ts.append(spawn("i", 2))
    ts.append(spawn("j", 2))
    await w
    ts = [spawn("k", 1), spawn("l", 9)]
    done, pending = await show("the sets are new", ts)
    pending.add(done.pop())
    print(len(ts), len(done), names(pending))
    ts.clear()
    await show("and their own", pending)

asyncio.run(main())
