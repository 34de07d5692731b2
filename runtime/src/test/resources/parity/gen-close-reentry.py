# a close goes down through generators that delegate on while they are closed: all of them are running

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

box = []

def tries(where):
    yield "ready"
    for name, g in zip(("outer", "inner", "helper"), box):
        show(f"{where} sends to {name}", g.send, None)
        show(f"{where} closes {name}", close, g)
    return "tried"

def helper(where):
    result = yield from tries(where)
    return result

def inner(h):
    try:
        yield "item"
    finally:
        print((yield from h))

def outer(g):
    try:
        yield from g
    finally:
        print((yield from helper("outer's finally")))

for started in (False, True):
    for act in ("close", "throw"):
        h = helper("inner's finally")
        i = inner(h)
        box[:] = [outer(i), i, h]
        show("start", box[0].send, None)
        if started:
            show("helper", h.send, None)
        if act == "close":
            show("close", close, box[0])
        else:
            show("throw", box[0].throw, KeyError("k"))
            show("then", box[0].send, None)
        show("at last", close, box[0])
