# close goes down first: inner finally, then outer finally; what the inner makes of it does not stop the outer's

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def plain(log):
    try:
        yield "item"
    finally:
        log.append("inner finally")

def swallows(log):
    try:
        yield "item"
    except GeneratorExit:
        log.append("inner swallows")
        return "swallowed"

def ignores(log):
    try:
        yield "item"
    except GeneratorExit:
        log.append("inner ignores")
    yield "again"
    log.append("inner went on")

def raises(log):
    try:
        yield "item"
    finally:
        log.append("inner raises")
        raise KeyError("inner")

def outer(log, g):
    try:
        result = yield from g
        log.append(f"outer goes on with {result}")
    except GeneratorExit:
        log.append("outer sees GeneratorExit")
        raise
    except (RuntimeError, KeyError) as e:
        log.append(f"outer sees {type(e).__name__} {e}")
        raise
    finally:
        log.append("outer finally")

def middle(log, g):
    try:
        return (yield from g)
    finally:
        log.append("middle finally")

for make in (plain, swallows, ignores, raises):
    for deep in (False, True):
        log = []
        i = make(log)
        g = outer(log, middle(log, i) if deep else i)
        show("item", g.send, None)
        show("close", close, g)
        print(log)
        show("outer ended", g.send, None)
        show("inner", i.send, None)
