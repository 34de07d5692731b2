# one inner generator, two that delegate to it, by turns: each gets the next item, one is told the result

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def numbers(n):
    for i in range(n):
        yield i
    return f"{n} numbers"

def outer(name, g):
    result = yield from g
    yield f"{name} has {result}"

g = numbers(5)
a, b = outer("a", g), outer("b", g)
show("a", a.send, None)
show("b", b.send, None)
show("directly", g.send, None)
show("a", a.send, None)
show("b", b.send, None)
show("a finds the end", a.send, None)
show("b finds it ended", b.send, None)
show("a", a.send, None)
show("b", b.send, None)

g = numbers(5)
a, b = outer("a", g), outer("b", g)
a.send(None)
b.send(None)
a.close()
show("closed with a", b.send, None)

g = numbers(5)
a, b = outer("a", g), outer("b", g)
a.send(None)
b.send(None)
show("fails a", a.throw, KeyError("thrown into a"))
show("b only sees the end", b.send, None)

def drives(box):
    yield "inner 1"
    show("the other one, from inside", box[1].send, None)
    yield "inner 2"

box = []
g = drives(box)
box[:] = [outer("a", g), outer("b", g)]
show("a", box[0].send, None)
show("b", box[1].send, None)
show("a", box[0].send, None)
show("b", box[1].send, None)
