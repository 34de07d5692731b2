# an inner generator that is ended, failed, closed or driven behind the back of the one that delegates to it

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def inner():
    for i in range(3):
        got = yield i
        if got is not None:
            print("inner got", got)
    return "inner's value"

def outer(g, log):
    try:
        result = yield from g
        log.append(f"result {result}")
        got = yield "outer's own"
        log.append(f"got {got}")
    except (KeyError, ValueError) as e:
        log.append(f"caught {type(e).__name__} {e.args[0]}")
        yield "after the catch"
    finally:
        log.append("outer finally")

def ends(g):
    list(g)

def fails(g):
    try:
        g.throw(OSError("o"))
    except OSError:
        pass

for end in (ends, fails, close):
    for act in ("send", "throw", "close", "throw exit"):
        log = []
        i = inner()
        o = outer(i, log)
        o.send(None)
        end(i)
        if act == "send":
            show("send", o.send, "dropped")
        elif act == "throw":
            show("throw", o.throw, KeyError("k"))
        elif act == "close":
            show("close", close, o)
        else:
            show("throw exit", o.throw, GeneratorExit("x"))
        show("then", o.send, "value")
        print(log)

def middle(g, log):
    log.append(f"middle has {(yield from g)}")
    yield "middle's own"
    return "middle's value"

log = []
i = inner()
m = middle(i, log)
o = outer(m, log)
show("outer", o.send, None)
show("inner", i.send, "direct")
show("middle", m.send, "to the middle")
show("inner ends", i.send, None)
show("outer: the middle goes on", o.send, None)
show("middle ends", m.send, None)
show("outer finds out", o.send, None)
print(log)
