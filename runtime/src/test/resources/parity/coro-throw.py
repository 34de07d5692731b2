# throw(): at the innermost suspension, through the awaiters, unstarted, finished; what is raised comes out
import inspect

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def inner(log):
    try:
        return await Pause("inner 1")
    except KeyError as e:
        log.append(f"inner handles {e.args[0]}")
        got = await Pause("inner 2")
        return f"recovered with {got}"
    finally:
        log.append("inner finally")

async def outer(log):
    try:
        got = await inner(log)
        log.append(f"outer got {got}")
        got = await Pause("outer")
        return got
    except ValueError as e:
        log.append(f"outer handles {e}")
        return "handled"

def drive(what, step, *args):
    try:
        print(what, "yielded", step(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except Exception as e:
        print(what, "raised", type(e).__name__, e.args[0])

def state(c):
    return inspect.getcoroutinestate(c)

log = []
c = outer(log)
drive("start", c.send, None)
drive("handled inside", c.throw, KeyError("k"))
drive("send", c.send, "more")
drive("send", c.send, "the end")
print(log, state(c))
log.clear()
c = outer(log)
drive("start", c.send, None)
drive("handled outside", c.throw, ValueError("v"))
print(log, state(c))
log.clear()
c = outer(log)
drive("start", c.send, None)
drive("not handled", c.throw, OSError("o"))
print(log, state(c))
drive("finished", c.throw, OSError("again"))
drive("finished", c.send, None)
log.clear()
c = outer(log)
drive("unstarted", c.throw, ValueError("never caught inside"))
print(log, state(c))
drive("after that", c.send, None)
c = outer(log)
drive("a wrong first value", c.send, 1)
print(state(c))
drive("start all the same", c.send, None)
drive("send", c.send, "a")
drive("thrown at the second", c.throw, ValueError("late"))
print(log, state(c))
error = OSError("same object")
c = inner(log)
c.send(None)
try:
    c.throw(error)
except OSError as e:
    print("same object", e is error)
