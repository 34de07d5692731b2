# GeneratorExit thrown in by throw closes the inner like a close does; only then it is the outer's, which may go on

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def inner(log):
    try:
        yield "inner item"
    except GeneratorExit as e:
        log.append("inner sees it")
        raise
    finally:
        log.append("inner finally")

def swallows(log):
    try:
        yield "inner item"
    except GeneratorExit:
        log.append("inner swallows")
        return "value"

def outer(log, g):
    try:
        log.append((yield from g))
    except GeneratorExit as e:
        log.append(f"outer catches {e}")
        yield "outer goes on"
    return "outer end"

def passes(log, g):
    try:
        yield from g
    finally:
        log.append("passes finally")

log = []
g = inner(log)
show("thrown before it starts", g.throw, GeneratorExit("early"))
show("ended", g.send, None)
g = inner(log)
g.send(None)
show("thrown at an item, it comes out", g.throw, GeneratorExit("thrown"))
show("thrown into an ended one", g.throw, GeneratorExit("late"))
print(log)
for make in (inner, swallows):
    log = []
    i = make(log)
    g = outer(log, i)
    g.send(None)
    show("caught by the outer", g.throw, GeneratorExit("x"))
    show("then", g.send, None)
    show("inner", i.send, None)
    print(log)
log = []
g = passes(log, inner(log))
g.send(None)
show("nobody catches", g.throw, GeneratorExit("y"))
print(log)
log = []
g = outer(log, passes(log, inner(log)))
g.send(None)
show("from three levels", g.throw, GeneratorExit("z"))
print(log)
log = []
g = outer(log, inner(log))
g.send(None)
show("close is not to be answered so", g.close)
print(log)
show("then", g.send, None)
