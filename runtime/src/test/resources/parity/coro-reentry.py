# a coroutine is running, and so are all that await it: none of them can be driven, closed or awaited from inside
import asyncio, inspect

class Pause:
    def __await__(self):
        return (yield "paused")

async def inner(box):
    print("at first", [inspect.getcoroutinestate(c) for c in box])
    await Pause()
    print("resumed", [inspect.getcoroutinestate(c) for c in box])
    outer = box[0]
    for act in (lambda: outer.send(None), lambda: outer.throw(KeyError("k")), outer.close):
        try:
            print("not reached", act())
        except ValueError as e:
            print("refused:", e)
    try:
        await outer
    except ValueError as e:
        print("refused:", e)
    await Pause()
    return "inner value"

async def middle(box):
    return await inner(box)

async def outer(box):
    try:
        return await middle(box)
    finally:
        print("outer ends", inspect.getcoroutinestate(box[0]))

box = []
box.append(outer(box))
c = box[0]
print(c.send(None), inspect.getcoroutinestate(c))
print(c.send(None), inspect.getcoroutinestate(c))
try:
    c.send(None)
except StopIteration as s:
    print("value", s.value, inspect.getcoroutinestate(c))

async def states(box, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return [inspect.getcoroutinestate(c) for c in box]

async def awaits(box, turns):
    return await states(box, turns)

async def main():
    for turns in (0, 1, 2):
        box = []
        c = awaits(box, turns)
        box.append(c)
        print("in a task", turns, await asyncio.create_task(c), inspect.getcoroutinestate(c))

asyncio.run(main())
