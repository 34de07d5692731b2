# close(): unstarted, suspended, finished, nested; GeneratorExit caught, ignored, replaced
import inspect

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def inner(log):
    try:
        await Pause("inner")
    finally:
        log.append("inner finally")

async def outer(log):
    try:
        await inner(log)
    except GeneratorExit:
        log.append("outer sees GeneratorExit")
        raise
    finally:
        log.append("outer finally")

async def returns(log):
    try:
        await Pause("x")
    except GeneratorExit:
        log.append("returned instead")
        return "value"

async def ignores(log):
    try:
        await Pause("first")
    except GeneratorExit:
        log.append("ignored")
    await Pause("second")
    log.append("not reached")

async def replaces(log):
    try:
        await Pause("x")
    finally:
        raise OSError("from finally")

async def closes_itself(log, me):
    try:
        me[0].close()
    except ValueError as e:
        log.append(str(e))
    log.append(inspect.getcoroutinestate(me[0]))
    return "end"

def state(c):
    return inspect.getcoroutinestate(c)

log = []
c = outer(log)
c.close()
print("unstarted", log, state(c))
c.close()
print("twice", log, state(c))
c = outer(log)
print("suspended", c.send(None), state(c))
c.close()
print(log, state(c))
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
log.clear()
c = returns(log)
c.send(None)
c.close()
print(log, state(c))
log.clear()
c = ignores(log)
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print("RuntimeError:", e, "|", log, state(c))
c.close()
print("closed at the second", log, state(c))
c = replaces(log)
c.send(None)
try:
    c.close()
except OSError as e:
    print("OSError:", e, "|", state(c))
log.clear()
me = []
c = closes_itself(log, me)
me.append(c)
try:
    c.send(None)
except StopIteration as s:
    print(log, s.value, state(c))
c = outer(log)
d = inner(log)
d.close()
try:
    d.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
c.close()
