# forty programs of random generators that delegate by turns, ignore exits, and are driven from inside and outside
import os, sys
from collections import namedtuple
from inspect import getgeneratorstate

SEEDS = range(40)
GENERATORS, STEPS = 7, 40

Op = namedtuple("Op", "name a b body handler last")

class Script:
    """Writes random operations; the generator is the same in every language."""
    SIMPLE = "yield yield yield yield yield yield from from from drive drive raise stop return".split()
    BLOCKS = "try try try try repeat".split()
    def __init__(self, seed):
        self.state = seed * 7919 + 17
    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n
    def pick(self, names):
        return names[self.below(len(names))]
    def plain(self, name):
        return Op(name, self.below(GENERATORS), self.below(100), [], [], [])
    def body(self, depth):
        return [self.op(depth) for _ in range(1 + self.below(4))]
    def maybe(self, depth):
        return self.body(depth) if self.below(2) else []
    def op(self, depth):
        if depth == 0 or self.below(2):
            return self.plain(self.pick(self.SIMPLE))
        op = self.plain(self.pick(self.BLOCKS))
        if op.name == "try":
            return op._replace(body=self.body(depth - 1), handler=self.maybe(depth - 1), last=self.maybe(depth - 1))
        return op._replace(body=self.body(depth - 1))

def show(value):
    if isinstance(value, BaseException):
        return type(value).__name__ + "".join(f" {arg}" for arg in value.args)
    return "-" if value is None else str(value)

class Sim:
    def __init__(self, seed):
        self.script = Script(seed)
        self.scripts = [self.script.body(3) for _ in range(GENERATORS)]
        self.kept = []  # what is dropped would be closed
        self.generators = [self.generator(i) for i in range(GENERATORS)]

    def log(self, who, *what):
        print(f"{who}:", *what)

    def keep(self, g):
        self.kept.append(g)
        return g

    def generator(self, me):
        self.log(me, "starts")
        try:
            value = yield from self.keep(self.run(self.scripts[me], me))
            self.log(me, "ends", show(value and value[0]))
            return value and value[0]
        except BaseException as e:
            self.log(me, "leaves", show(e))
            raise

    def run(self, ops, me):
        for op in ops:
            value = yield from self.keep(self.step(op, me))
            if value:
                return value

    def step(self, op, me):
        if op.name == "yield":
            self.log(me, "got", show((yield op.b)))
        elif op.name == "from":
            inner = 2 * me + 1 + op.a % 2
            if inner < GENERATORS:
                self.log(me, "from", inner)
                self.log(me, "result", show((yield from self.generators[inner])))
        elif op.name == "drive":
            self.drive(me, op.a, op.b)
        elif op.name == "raise":
            raise KeyError(str(op.b))
        elif op.name == "stop":
            raise StopIteration(op.b)
        elif op.name == "return":
            return (op.b,)
        elif op.name == "repeat":
            for _ in range(2 + op.a % 2):
                value = yield from self.keep(self.run(op.body, me))
                if value:
                    return value
        else:
            return (yield from self.keep(self.attempt(op, me)))

    def attempt(self, op, me):
        try:
            try:
                return (yield from self.keep(self.run(op.body, me)))
            except GeneratorExit:
                self.log(me, "catches the exit")
                if op.a % 3 == 0:
                    raise
                value = yield from self.keep(self.run(op.handler, me))
                if value or op.a % 3 == 1:
                    return value
                raise
            except Exception as e:
                self.log(me, "catches", show(e))
                if op.b % 2 == 0:
                    raise
                return (yield from self.keep(self.run(op.handler, me)))
        finally:
            self.log(me, "finally")
            yield from self.keep(self.run(op.last, me))

    def drive(self, who, target, how):
        g = self.generators[target]
        kind = how % 16
        try:
            if kind < 8:
                self.log(who, "next", target)
                value = g.send(None)
            elif kind < 12:
                self.log(who, "send", target)
                value = g.send("v")
            elif kind == 12:
                self.log(who, "throw", target)
                value = g.throw(KeyError("thrown"))
            elif kind == 13:
                self.log(who, "throw exit", target)
                value = g.throw(GeneratorExit("thrown"))
            elif kind == 14:
                self.log(who, "throw stop", target)
                value = g.throw(StopIteration("thrown")) if getgeneratorstate(g) != "GEN_CREATED" else None
            else:
                self.log(who, "close", target)
                g.close()
                value = "closed"
            self.log(who, "->", show(value))
        except StopIteration as s:
            self.log(who, "returned", show(s.value))
        except BaseException as e:
            self.log(who, "raised", show(e))

    def main(self):
        for _ in range(STEPS):
            target = self.script.below(GENERATORS)
            if self.script.below(8) == 0:
                self.log("main", "new", target)
                self.keep(self.generators[target])
                self.generators[target] = self.generator(target)
            else:
                self.drive("main", target, self.script.below(100))
        print(" ".join(getgeneratorstate(g) for g in self.generators))

sims = []
for seed in SEEDS:
    print("program", seed)
    sims.append(Sim(seed))
    sims[-1].main()
sys.stdout.flush()
os._exit(0)  # closes none of what is left
