# send: the first value must be None, the others become the yield's value, the end says what was returned

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def echo():
    got = yield "first"
    while got != "stop":
        got = yield got
    return "stopped"

def at_once():
    return "at once"
    yield

def nulls():
    print("got", (yield None))
    print("got", (yield None))

def fails():
    yield 1
    raise KeyError("body")

g = echo()
show("a value too soon", g.send, "value")
show("it has not started", g.send, None)
show("a value", g.send, "a")
show("None", g.send, None)
show("a number", g.send, 7)
show("stop", g.send, "stop")
show("finished", g.send, None)
show("finished, a value", g.send, "late")
g = at_once()
show("a value too soon", g.send, 0)
show("returns at once", g.send, None)
show("only once", g.send, None)
g = nulls()
show("null is an item", g.send, None)
show("and a value", g.send, "x")
show("end", g.send, None)
g = fails()
show("before", g.send, None)
show("fails", g.send, None)
show("finished by its error", g.send, None)
show("finished by its error", g.send, "late")
