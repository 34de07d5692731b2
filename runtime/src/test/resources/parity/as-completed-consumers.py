# several tasks take from one as_completed: in which order, and what becomes of an item whose taker is cancelled
import asyncio

log = []

async def takes(name, nxt):
    try:
        log.append(name + await nxt)
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise

async def loops(name, it):
    for nxt in it:
        log.append(name + await nxt)

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

class Case:
    def __init__(self, n):
        self.fs = [asyncio.get_running_loop().create_future() for _ in range(n)]
        self.it = iter(asyncio.as_completed(self.fs))
        self.ts = {}
    async def begin(self, names):
        for name in names:
            self.ts[name] = asyncio.create_task(takes(name, next(self.it)))
        await turns(2)
    def end(self, *which):
        for i in which:
            self.fs[i].set_result(str(i))
    async def show(self, what):
        await turns(5)
        print(what, log)
        log.clear()

async def main():
    loop = asyncio.get_running_loop()
    c = Case(5)
    await c.begin("abcde")
    c.end(3)
    await c.show("one item")
    c.end(4, 0)
    await c.show("two at once")
    c.end(2)
    await turns(1)
    c.end(1)
    await c.show("one after the other")
    c = Case(4)
    await c.begin("abcd")
    c.ts["a"].cancel()
    c.end(0)
    await c.show("the first taker was cancelled")
    c.ts["c"].cancel()
    await turns(2)
    c.end(1)
    await c.show("one in the middle was")
    c = Case(4)
    await c.begin("abcd")
    c.end(0)
    await turns(1)
    c.ts["a"].cancel()
    await c.show("cancelled when it was to take")
    c.end(1, 2)
    await c.show("and the next two")
    c = Case(6)
    await c.begin("abcdef")
    loop.call_soon(c.ts["b"].cancel)
    c.end(0)
    await c.show("another was cancelled in the turn before")
    c.end(1)
    await c.show("the third is next")
    c.end(2)
    await c.show("then the fourth")
    c.ts["e"].cancel()
    c.ts["f"].cancel()
    await c.show("nobody waits")
    c = Case(4)
    await c.begin("a")
    c.end(0)
    await c.begin("b")
    await c.show("overtaken")
    late = asyncio.create_task(takes("d", next(c.it)))
    loop.call_soon(c.end, 1)
    await c.show("it waits on")
    await turns(1)
    c.end(2, 3)
    await c.begin("e")
    await c.show("there already")
    c = Case(3)
    await c.begin("ab")
    c.end(0)
    await turns(1)
    c.ts["c"] = asyncio.create_task(takes("c", next(c.it)))
    await c.show("too late for that")
    c.end(1)
    await c.show("the second is next")
    c.end(2)
    await c.show("then the third")
    c = Case(6)
    ts = [asyncio.create_task(loops(name, c.it)) for name in "ab"]
    await turns(2)
    c.end(5, 4, 3)
    await turns(1)
    c.end(2)
    await turns(4)
    c.end(1, 0)
    await asyncio.wait(ts)
    await c.show("two loops")

asyncio.run(main())
