# a generator that runs can't be driven, closed or delegated to: not by its body, not from inside what it delegates to

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

def itself():
    g = box[0]
    show("send", g.send, None)
    show("send a value", g.send, "x")
    show("throw", g.throw, KeyError("k"))
    show("close", close, g)
    try:
        yield from g
    except ValueError as e:
        print("yield from:", e)
    got = yield "still fine"
    print("resumed with", got)
    show("send after a resume", g.send, None)
    return "end"

box.append(itself())
show("start", box[0].send, None)
show("resume", box[0].send, "value")

def inner():
    for g in box:
        show("send", g.send, None)
        show("throw", g.throw, KeyError("k"))
        show("close", close, g)
    yield "from inner"
    for g in box:
        show("send", g.send, None)
    return "inner ends"

def outer(g):
    result = yield from g
    print("outer got", result)
    return "outer ends"

i = inner()
o = outer(i)
box[:] = [o, i]
show("start", o.send, None)
show("resume", o.send, None)

def closes_itself():
    try:
        yield 1
    finally:
        show("close while closed", close, box[0])

box[:] = [closes_itself()]
box[0].send(None)
show("close", close, box[0])
show("ended", box[0].send, None)
