# throw goes to the innermost, and outward as far as nobody catches it

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def inner(log, catches):
    try:
        while True:
            try:
                yield "inner item"
            except catches as e:
                log.append(f"inner caught {e.args[0]}")
    finally:
        log.append("inner finally")

def middle(log):
    try:
        yield from inner(log, ZeroDivisionError)
    finally:
        log.append("middle finally")

def outer(log, g, catches):
    try:
        yield from g
    except catches as e:
        log.append(f"outer caught {e.args[0]}")
        yield "after the catch"
    finally:
        log.append("outer finally")
    return "outer end"

log = []
g = outer(log, inner(log, KeyError), ValueError)
g.send(None)
show("caught in the inner", g.throw, KeyError("k"))
show("it goes on there", g.send, None)
show("caught in the outer", g.throw, ValueError("v"))
show("the inner is gone", g.send, None)
print(log)
log.clear()
g = outer(log, inner(log, KeyError), KeyError)
g.send(None)
show("both would: the inner has it", g.throw, KeyError("both"))
show("neither", g.throw, OSError("neither"))
show("ended", g.send, None)
print(log)
log.clear()
g = outer(log, middle(log), ValueError)
g.send(None)
show("caught in the innermost", g.throw, ZeroDivisionError("z"))
show("through two levels", g.throw, ValueError("two"))
show("again, where nothing is delegated", g.throw, ValueError("three"))
print(log)
log.clear()
i = inner(log, KeyError)
g = outer(log, i, ValueError)
show("the outer has not started", g.throw, KeyError("k"))
print("so nobody saw it", log)
show("the inner neither", i.send, None)
i.close()
