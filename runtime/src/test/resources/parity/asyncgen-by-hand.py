# what asend, athrow and aclose answer is driven by hand: it passes on what the body awaits, and ends with the item
import asyncio

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def body(log):
    try:
        got = await Pause("paused 1")
        log.append(f"pause got {got}")
        got = yield "item 1"
        log.append(f"yield got {got}")
        try:
            got = await Pause("paused 2")
        except ValueError as e:
            got = f"caught {e}"
        got = yield got
        yield "item 3"
    finally:
        log.append(f"finally got {await Pause('paused in finally')}")

def step(what, act, *args):
    try:
        print(what, "suspends with", act(*args))
    except StopIteration as s:
        print(what, "ends with", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

log = []
g = body(log)
a = g.asend(None)
step("asend", a.send, None)
step("asend", a.send, "x")
step("asend again", a.send, None)
a = g.asend("y")
step("asend y", a.send, None)
step("throw", a.throw, ValueError("v"))
a = g.athrow(KeyError("k"))
step("athrow", a.send, None)
step("athrow", a.send, "z")
print(log)
step("ended", g.asend(None).send, None)
log.clear()
g = body(log)
a = g.asend(None)
step("asend", a.send, None)
step("another meanwhile", g.asend(None).send, None)
step("asend", a.send, "value")
a = g.aclose()
step("aclose", a.send, None)
step("aclose", a.send, "w")
step("aclose again", a.send, None)
print(log)
step("closed", g.aclose().send, None)
g = body(log)
a = g.asend(None)
step("a fresh one takes only None", g.asend("early").send, None)
step("asend", a.send, None)
step("thrown at the await", a.throw, OSError("o"))
step("the finally goes on", a.send, "v")
print(log)
