# random asynchronous generators that tasks iterate, send to, throw into, close and cancel while they run
import asyncio
from collections import namedtuple

SEEDS = range(150)
GENS, TASKS = 5, 4

Op = namedtuple("Op", "name a b")

class Script:
    """Writes random operations; the generator is the same in every language."""
    BODY = "yield yield yield yield turn turn turn items items call call raise return stop note".split()
    CALM = "yield turn turn note".split()
    TASK = "call call call call call call items items turn turn cancel note".split()
    def __init__(self, seed):
        self.state = seed * 7919 + 17
    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n
    def ops(self, names, most):
        return [Op(names[self.below(len(names))], self.below(100), self.below(100))
                for _ in range(1 + self.below(most))]

class Sim:
    def __init__(self, seed):
        self.script = Script(seed)
        self.steps = 0
        self.gens = [self.gen(i, self.script.ops(Script.BODY, 6), self.script.ops(Script.CALM, 2),
                              self.script.ops(Script.CALM, 2), self.script.ops(Script.CALM, 2),
                              self.script.below(3)) for i in range(GENS)]
        self.plans = [self.script.ops(Script.TASK, 9) for _ in range(TASKS)]
        self.tasks = []

    def log(self, who, *what):
        print(f"{who}:", *what)

    def show(self, e):
        names = {GeneratorExit: "exit", StopAsyncIteration: "stop", asyncio.CancelledError: "cancelled"}
        return names.get(type(e)) or str(e)

    async def gen(self, me, body, handler, last, after, choice):
        self.log(me, "starts")
        closing = False
        try:
            for op in body:
                if op.name == "yield":
                    got = yield op.b
                    self.log(me, "got", got)
                elif op.name == "return":
                    return
                else:
                    await self.step(op, me)
        except BaseException as e:
            self.log(me, "catches", self.show(e))
            closing = isinstance(e, (GeneratorExit, asyncio.CancelledError))
            if closing or choice == 0:
                raise
            for op in handler:
                if op.name == "yield":
                    got = yield op.b
                    self.log(me, "handler got", got)
                else:
                    await self.step(op, me)
        finally:
            self.log(me, "finally")
            for op in last:
                if op.name != "yield":
                    await self.step(op, me)
        for op in after:
            if op.name == "yield":
                got = yield op.b
                self.log(me, "after got", got)
            else:
                await self.step(op, me)
        self.log(me, "ends")

    async def step(self, op, me):
        self.steps += 1
        if self.steps > 300:
            return
        if op.name == "turn":
            await asyncio.sleep(0)
        elif op.name == "items":
            await self.items(op, me)
        elif op.name == "call":
            await self.call(op, me)
        elif op.name == "raise":
            raise ValueError(f"{me} {op.b}")
        elif op.name == "stop":
            raise StopAsyncIteration
        elif op.name == "note":
            self.log(me, "note", op.b)
        elif op.name == "cancel":
            k = op.a % len(self.tasks)
            self.log(me, "cancel", k, int(self.tasks[k].cancel()))

    async def items(self, op, me):
        k = op.a % GENS
        try:
            async for x in self.gens[k]:
                self.log(me, "item", k, x)
                if x % 3 == 0:
                    break
                if x % 3 == 1:
                    await asyncio.sleep(0)
            self.log(me, "items of", k, "over")
        except BaseException as e:
            self.log(me, "items of", k, "raised", self.show(e))
            if isinstance(e, asyncio.CancelledError):
                raise

    async def call(self, op, me):
        k, how = op.a % GENS, op.b % 8
        g = self.gens[k]
        try:
            if how < 3:
                self.log(me, "next", k, await g.__anext__())
            elif how < 5:
                self.log(me, "send", k, await g.asend(op.b))
            elif how == 5:
                self.log(me, "throw", k, await g.athrow(ValueError(f"thrown {op.b}")))
            elif how == 6:
                self.log(me, "closed", k, await g.aclose())
            else:
                a = g.asend(None)
                self.log(me, "once", k, await a)
                self.log(me, "twice", k, await a)
        except BaseException as e:
            self.log(me, "call", k, "raised", self.show(e))
            if isinstance(e, asyncio.CancelledError):
                raise

    async def task(self, me, plan):
        name = "abcd"[me]
        try:
            for op in plan:
                await self.step(op, name)
            self.log(name, "done")
        except BaseException as e:
            self.log(name, "leaves", self.show(e))
            raise

    async def main(self):
        self.tasks.extend(asyncio.create_task(self.task(i, plan)) for i, plan in enumerate(self.plans))
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.steps = 0
        for k, g in enumerate(self.gens):
            try:
                self.log("main", "closed", k, await g.aclose())
            except BaseException as e:
                self.log("main", "close", k, "raised", self.show(e))

for seed in SEEDS:
    print("seed", seed)
    asyncio.run(Sim(seed).main())
