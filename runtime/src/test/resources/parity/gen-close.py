# close: runs the finally blocks of a suspended generator, nothing of one that has not started or has ended

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def body(log):
    log.append("started")
    try:
        try:
            yield 1
            yield 2
        finally:
            log.append("inner finally")
    except GeneratorExit as e:
        log.append("sees it")
        raise
    finally:
        log.append("outer finally")

def swallows(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("returns")
        return "swallowed"

def returns_in_finally(log):
    try:
        yield 1
    finally:
        return "from finally"

def exits(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("its own")
        raise GeneratorExit("its own")

log = []
g = body(log)
show("created", close, g)
print("nothing ran", log)
show("no start after that", g.send, None)
show("nor with a value", g.send, "x")
g = body(log)
g.send(None)
show("suspended", close, g)
print(log)
show("again", close, g)
show("ended", g.send, None)
show("ended", g.throw, KeyError("k"))
print("not twice", len(log))
for make in (swallows, returns_in_finally, exits):
    log = []
    g = make(log)
    g.send(None)
    show("close", close, g)
    print(log)
    show("ended", g.send, None)
g = body([])
list(g)
show("exhausted", close, g)
