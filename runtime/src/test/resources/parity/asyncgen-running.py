# while one of asend, athrow, aclose is under way, the others are refused, and the first is not disturbed
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

async def body(gate):
    try:
        while True:
            try:
                await gate.wait()
                got = yield "item"
            except KeyError:
                await gate.wait()
                yield "caught"
    finally:
        await gate.wait()

class Gate:
    async def wait(self):
        self.fut = asyncio.get_running_loop().create_future()
        await self.fut
    def open(self):
        self.fut.set_result(None)

async def tries(name, g):
    await show(f"anext while {name}", anext(g))
    await show(f"asend while {name}", g.asend("x"))
    await show(f"athrow while {name}", g.athrow(OSError("o")))
    await show(f"aclose while {name}", g.aclose())

async def main():
    gate = Gate()
    g = body(gate)
    for name, make in (("anext", lambda: anext(g)), ("asend", lambda: g.asend("value")),
                       ("athrow", lambda: g.athrow(KeyError("k"))), ("aclose", g.aclose)):
        t = asyncio.create_task(show(name, make()))
        await asyncio.sleep(0)
        await tries(name, g)
        gate.open()
        await t
    await tries("nothing", g)

asyncio.run(main())
