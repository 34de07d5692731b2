# random programs of scopes: groups, limits, shields and waits in each other, cancelled from everywhere, in virtual time
import asyncio
from collections import namedtuple

# Left out: three programs with cancellations that Python 3.13 delivers again, or withdraws, and 3.11 does not.
SEEDS = [seed for seed in range(63) if seed not in (21, 40, 61)]
FUTURES, TASKS, SCRIPTS = 4, 8, 6

Op = namedtuple("Op", "name a b body handler last")

class Script:
    """Writes random operations; the generator is the same in every language."""
    SIMPLE = ("turn turn turn sleep sleep sleep task task future future cancel cancel cancel cancel set set fail drop "
              "spawn raise return count uncancel move move told soon later swallow swallow").split()
    BLOCKS = "try try try group group group limit limit limit member member member shield shield gather wait repeat".split()
    EVENTS = "cancel cancel set fail drop log".split()
    ITEMS = "task future child child sleep".split()
    SHIELDED = "task child child".split()
    def __init__(self, seed):
        self.state = seed * 7919 + 17
    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n
    def pick(self, names):
        return names[self.below(len(names))]
    def plain(self, name):
        return Op(name, self.below(TASKS), self.below(100), [], [], [])
    def several(self, least, op):
        return [op() for _ in range(least + self.below(4))]
    def body(self, depth):
        return self.several(1, lambda: self.op(depth))
    def maybe(self, depth):
        return self.body(depth) if self.below(2) else []
    def op(self, depth):
        if depth == 0 or self.below(2):
            op = self.plain(self.pick(self.SIMPLE))
            return op._replace(body=[self.plain(self.pick(self.EVENTS))]) if op.name in ("told", "soon", "later") else op
        op = self.plain(self.pick(self.BLOCKS))
        if op.name in ("gather", "wait"):
            return op._replace(body=self.several(0, lambda: self.plain(self.pick(self.ITEMS))))
        if op.name == "shield":
            return op._replace(body=[self.plain(self.pick(self.SHIELDED))])
        if op.name == "try":
            return op._replace(body=self.body(depth - 1), handler=self.maybe(depth - 1), last=self.maybe(depth - 1))
        return op._replace(body=self.body(depth - 1)) if op.name in ("group", "limit", "repeat") else op

class VirtualLoop(asyncio.SelectorEventLoop):
    now = 0
    def __init__(self):
        super().__init__()
        self._clock_resolution = 0.5
        self.selector, self._selector = self._selector, self
    def select(self, timeout):
        self.now += timeout
        return self.selector.select(0)
    def time(self):
        return self.now
    def close(self):
        self._selector = self.selector
        super().close()

class FirstSetFirst(asyncio.TimerHandle):
    count = 0
    def __init__(self, *args):
        super().__init__(*args)
        FirstSetFirst.count += 1
        self.number = self.count
    def __lt__(self, other):
        return (self.when(), self.number) < (other.when(), other.number)

class InOrder(dict):
    def add(self, task):
        self[task] = True
    def discard(self, task):
        self.pop(task, None)

asyncio.events.TimerHandle = FirstSetFirst

def show(value):
    if isinstance(value, asyncio.CancelledError):
        return "C"
    if isinstance(value, TimeoutError):
        return "T"
    if isinstance(value, BaseExceptionGroup):
        return "G" + show(value.exceptions)
    if isinstance(value, Exception):
        return f"E{value}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(show, value)) + "]"
    return "-" if value is None else str(value)

class Sim:
    def __init__(self, seed):
        script = Script(seed)
        self.scripts = [script.body(3) for _ in range(SCRIPTS)]
        self.tasks, self.timers = [], 0

    def log(self, who, *what):
        print(self.loop.time(), f"{who}:", *what)

    def delay(self, d):
        self.timers += 1
        return d % 3 * 1000 + self.timers

    def spawn(self, script, create):
        if len(self.tasks) < 30:
            me = len(self.tasks)
            coroutine = self.task(me, self.scripts[script % SCRIPTS])
            try:
                self.tasks.append(create(coroutine))
                return self.tasks[me]
            except RuntimeError:
                self.log(me, "refused")
                coroutine.close()

    async def task(self, me, script):
        self.log(me, "starts")
        try:
            value = await self.run(script, me, None, None)
            self.log(me, "ends", show(value and value[0]), asyncio.current_task().cancelling())
            return value and value[0]
        except BaseException as e:
            self.log(me, "leaves", show(e), asyncio.current_task().cancelling())
            raise

    async def run(self, ops, me, group, limit):
        for op in ops:
            value = await self.step(op, me, group, limit)
            if value:
                return value

    def event(self, op, who):
        task, future = op.a % len(self.tasks), self.futures[op.a % FUTURES]
        if op.name == "cancel":
            self.log(who, "cancel", task, int(self.tasks[task].cancel()), self.tasks[task].cancelling())
        elif op.name == "set":
            if not future.done():
                future.set_result(op.b)
        elif op.name == "fail":
            if not future.done():
                future.set_exception(ValueError(op.b))
                future.exception()
        elif op.name == "drop":
            self.log(who, "drop", op.a % FUTURES, int(future.cancel()))
            self.futures[op.a % FUTURES] = self.loop.create_future()
        elif op.name == "log":
            self.log(who, op.b)

    def items(self, ops, me):
        items = []
        for op in ops:
            later = op.a % len(self.tasks)
            if op.name == "task":
                item = self.tasks[later] if later > me else None
            elif op.name == "future":
                item = self.futures[op.a % FUTURES]
            elif op.name == "child":
                item = self.spawn(op.a, asyncio.create_task)
            else:
                item = asyncio.create_task(asyncio.sleep(self.delay(op.b), "slept"))
            if item is not None and item not in items:
                items.append(item)
        return items

    async def step(self, op, me, group, limit):
        later = op.a % len(self.tasks)
        if op.name == "turn":
            await asyncio.sleep(0)
        elif op.name == "sleep":
            await asyncio.sleep(self.delay(op.b))
        elif op.name == "task":
            if later > me:
                self.log(me, "task", later, show(await self.tasks[later]))
        elif op.name == "future":
            self.log(me, "future", show(await self.futures[op.a % FUTURES]))
        elif op.name == "spawn":
            self.spawn(op.a, asyncio.create_task)
        elif op.name == "member":
            if group is not None:
                self.spawn(op.a, group.create_task)
        elif op.name == "raise":
            raise ValueError(op.b)
        elif op.name == "return":
            return (op.b,)
        elif op.name == "count":
            self.log(me, "cancelling", asyncio.current_task().cancelling())
        elif op.name == "uncancel":
            self.log(me, "uncancel", asyncio.current_task().uncancel())
        elif op.name == "swallow":
            try:
                await asyncio.sleep(self.delay(op.b))
            except asyncio.CancelledError:
                self.log(me, "swallows", asyncio.current_task().cancelling())
        elif op.name == "move":
            if limit is not None:
                try:
                    limit.reschedule(self.loop.time() + (self.delay(op.b) if op.b % 4 else 0))
                except RuntimeError:
                    self.log(me, "can't move")
        elif op.name == "told":
            self.futures[op.a % FUTURES].add_done_callback(lambda _: self.event(op.body[0], "told"))
        elif op.name == "soon":
            self.loop.call_soon(lambda: self.event(op.body[0], "soon"))
        elif op.name == "later":
            self.loop.call_later(self.delay(op.b), lambda: self.event(op.body[0], "later"))
        elif op.name == "shield":
            for item in self.items(op.body, me):
                self.log(me, "shield", show(await asyncio.shield(item)))
        elif op.name == "gather":
            outcomes = op.b % 2 == 1
            self.log(me, "gather", show(await asyncio.gather(*self.items(op.body, me), return_exceptions=outcomes)))
        elif op.name == "wait":
            items = self.items(op.body, me)
            if items:
                mode = (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)[op.a % 3]
                done, pending = await asyncio.wait(items, return_when=mode, timeout=self.delay(op.b) if op.b % 2 else None)
                self.log(me, "wait", len(done), len(pending))
        elif op.name == "try":
            try:
                try:
                    return await self.run(op.body, me, group, limit)
                except asyncio.CancelledError:
                    self.log(me, "catches C")
                    if op.a % 3 == 0:
                        raise
                    value = await self.run(op.handler, me, group, limit)
                    if value or op.a % 3 == 1:
                        return value
                    raise
                except Exception as e:
                    self.log(me, "catches", show(e))
                    if op.b % 2 == 0:
                        raise
                    return await self.run(op.handler, me, group, limit)
            finally:
                self.log(me, "finally")
                await self.run(op.last, me, group, limit)
        elif op.name == "repeat":
            for _ in range(2 + op.a % 2):
                value = await self.run(op.body, me, group, limit)
                if value:
                    return value
        elif op.name == "group":
            value = None
            try:
                async with asyncio.TaskGroup() as tg:
                    tg._tasks = InOrder()
                    value = await self.run(op.body, me, tg, limit)
                self.log(me, "group ends", asyncio.current_task().cancelling())
                return value
            except BaseExceptionGroup as e:
                self.log(me, "group", show(e), asyncio.current_task().cancelling())
                if op.b % 2:
                    raise
        elif op.name == "limit":
            value = None
            try:
                async with asyncio.timeout(self.delay(op.b) if op.a % 4 else 0) as scope:
                    value = await self.run(op.body, me, group, scope)
                self.log(me, "limit ends", int(scope.expired()), asyncio.current_task().cancelling())
                return value
            except TimeoutError:
                self.log(me, "timeout", int(scope.expired()), asyncio.current_task().cancelling())
                if op.b % 2:
                    raise
        else:
            self.event(op, me)

    async def main(self):
        self.loop = asyncio.get_running_loop()
        self.loop.set_exception_handler(lambda loop, context: None)
        self.futures = [self.loop.create_future() for _ in range(FUTURES)]
        self.tasks.append(asyncio.current_task())
        for script in range(4):
            self.spawn(script, asyncio.create_task)
        left = self.tasks[1:]
        while left:
            try:
                await asyncio.sleep(30000 + self.delay(0))
            except asyncio.CancelledError:
                self.log(0, "cancelled")
            left = [t for t in self.tasks[1:] if not t.done()]
            for t in left:
                t.cancel()
        for i, t in enumerate(self.tasks[1:], 1):
            print(i, "cancelled" if t.cancelled() else "failed" if t.exception() else "done")

for seed in SEEDS:
    print("program", seed)
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(Sim(seed).main())
