# close() goes down first: each awaited coroutine is closed on its own, then its awaiter; none of them can go on
import inspect

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def swallows(log):
    try:
        await Pause("swallows")
    except GeneratorExit:
        log.append("inner swallows")
        return "value"

async def ignores(log):
    try:
        await Pause("ignores")
    except GeneratorExit:
        log.append("inner ignores")
    await Pause("again")

async def replaces(log):
    try:
        await Pause("replaces")
    except GeneratorExit:
        raise KeyError("inner replaces")

async def outer(log, aw):
    try:
        value = await aw
        log.append(f"outer goes on with {value}")
        await Pause("outer")
    except GeneratorExit:
        log.append("outer sees GeneratorExit")
        raise
    except (RuntimeError, KeyError) as e:
        log.append(f"outer sees {type(e).__name__} {e}")
        raise
    finally:
        log.append("outer finally")

async def middle(log, aw):
    return await aw

def close(c):
    try:
        print("close", c.close(), inspect.getcoroutinestate(c))
    except (RuntimeError, KeyError) as e:
        print("close raised", type(e).__name__, e, inspect.getcoroutinestate(c))

for body in (swallows, ignores, replaces):
    for deep in (False, True):
        log = []
        i = body(log)
        c = outer(log, middle(log, i) if deep else i)
        print(c.send(None))
        close(c)
        print(log, inspect.getcoroutinestate(i))
log = []
c = outer(log, swallows(log))
c.send(None)
try:
    c.throw(GeneratorExit())
except GeneratorExit:
    print("thrown in, it comes out", log, inspect.getcoroutinestate(c))
