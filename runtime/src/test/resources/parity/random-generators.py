# random generators that delegate to each other, drive each other, and are sent to, thrown into and closed from outside
from collections import namedtuple

# Left out: programs in which a generator ignores GeneratorExit; Python then closes what it drops at once.
SEEDS = [seed for seed in range(120) if seed not in (23, 35)]
SCRIPTS, LIMIT, CALLS = 5, 14, 24

Op = namedtuple("Op", "name a b body handler last")

class Script:
    """Writes random operations; the generator is the same in every language."""
    SIMPLE = ("yield yield yield yield yield from from from child child child drive drive raise return note "
              "stop leave").split()
    def __init__(self, seed):
        self.state = seed * 7919 + 17
    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n
    def plain(self, name):
        return Op(name, self.below(LIMIT), self.below(100), [], [], [])
    def body(self, depth):
        return [self.op(depth) for _ in range(1 + self.below(4))]
    def maybe(self, depth):
        return self.body(depth) if self.below(2) else []
    def op(self, depth):
        if depth == 0 or self.below(3) < 2:
            return self.plain(self.SIMPLE[self.below(len(self.SIMPLE))])
        op = self.plain("try")
        return op._replace(body=self.body(depth - 1), handler=self.maybe(depth - 1), last=self.maybe(depth - 1))

class Sim:
    def __init__(self, seed):
        self.script = Script(seed)
        self.scripts = [self.script.body(2) for _ in range(SCRIPTS)]
        self.gens, self.delegated = [], set()
        self.steps = 0

    def log(self, who, *what):
        print(f"{who}:", *what)

    def show(self, e):
        if isinstance(e, GeneratorExit):
            return "exit"
        if isinstance(e, StopIteration):
            return f"stop {e.value}"
        return str(e)

    def new(self, script):
        if len(self.gens) >= LIMIT:
            return None
        me = len(self.gens)
        self.gens.append(self.gen(me, self.scripts[script % SCRIPTS]))
        return me

    def gen(self, me, script):
        self.log(me, "starts")
        try:
            value = yield from self.run(script, me)
            self.log(me, "ends", value)
            return value
        except BaseException as e:
            self.log(me, "leaves", self.show(e))
            raise

    def run(self, ops, me):
        for op in ops:
            value = yield from self.step(op, me)
            if value is not None:
                return value
        return None

    def step(self, op, me):
        self.steps += 1
        if self.steps > 400:
            return 0
        if op.name == "yield":
            got = yield op.b
            self.log(me, "got", got)
        elif op.name == "from" or op.name == "child":
            k = self.new(op.a) if op.name == "child" else op.a % len(self.gens)
            if k is not None and k not in self.delegated:
                self.delegated.add(k)
                try:
                    result = yield from self.gens[k]
                    self.log(me, "from", k, result)
                finally:
                    self.delegated.discard(k)
        elif op.name == "drive":
            self.call(me, op)
        elif op.name == "raise":
            raise ValueError(f"{me} {op.b}")
        elif op.name == "stop":
            raise StopIteration(op.b)
        elif op.name == "leave":
            raise GeneratorExit
        elif op.name == "return":
            return op.b
        elif op.name == "note":
            self.log(me, "note", op.b)
        elif op.name == "try":
            closing = False
            try:
                return (yield from self.run(op.body, me))
            except BaseException as e:
                closing = isinstance(e, GeneratorExit)
                self.log(me, "catches", self.show(e))
                if closing or op.a % 3 == 0:
                    raise
                value = yield from self.run(op.handler, me)
                if value is not None:
                    return value
            finally:
                self.log(me, "finally")
                if not closing:
                    yield from self.run(op.last, me)
        return None

    def call(self, who, op):
        k = op.a % len(self.gens)
        g, how = self.gens[k], op.b % 8
        try:
            if how < 3:
                self.log(who, "next", k, g.send(None))
            elif how < 5:
                self.log(who, "send", k, g.send(op.b))
            elif how == 5:
                self.log(who, "throw", k, g.throw(ValueError(f"thrown {op.b}")))
            elif how == 6:
                g.close()
                self.log(who, "closed", k)
            else:
                for x in g:
                    self.log(who, "item", k, x)
                    break
        except BaseException as e:
            self.log(who, "call", k, "raised", self.show(e))

for seed in SEEDS:
    print("seed", seed)
    sim = Sim(seed)
    for i in range(3):
        sim.new(i)
    for _ in range(CALLS):
        sim.call("main", sim.script.plain("call"))
    for g in sim.gens:
        try:
            g.close()
        except BaseException as e:
            sim.log("main", "close", sim.show(e))
