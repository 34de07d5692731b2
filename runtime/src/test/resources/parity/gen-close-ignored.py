# a generator that yields again while it is closed: the close fails, and the generator lives on at that yield

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def ignores():
    while True:
        try:
            yield "item"
        except GeneratorExit:
            print("ignores it")

def yields_in_finally():
    try:
        yield "item"
    finally:
        print("finally begins")
        yield "from finally"
        print("finally ends")

def twice():
    try:
        try:
            yield "item"
        finally:
            yield "first"
    finally:
        yield "second"

g = ignores()
g.send(None)
show("close", close, g)
show("lives on", g.send, None)
show("close again", close, g)
show("ended by another error", g.throw, KeyError("k"))
show("close", close, g)
g = yields_in_finally()
g.send(None)
show("close", close, g)
show("the exit goes on where it was", g.send, None)
show("ended", g.send, None)
g = yields_in_finally()
g.send(None)
show("an error waits for the item", g.throw, KeyError("k"))
show("close in its finally", close, g)
show("ended", g.send, None)
g = twice()
g.send(None)
show("close", close, g)
show("close again", close, g)
show("close a third time", close, g)
show("ended", g.send, None)
