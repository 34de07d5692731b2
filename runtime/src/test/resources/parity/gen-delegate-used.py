# yield from a generator that is partly consumed, has ended, was closed, has failed

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def items():
    got = yield 1
    print("got", got)
    yield 2
    yield 3
    return "items' value"

def fails():
    yield 1
    raise KeyError("fails")

def outer(g):
    result = yield from g
    print("outer's result", result)
    result = yield from g
    print("a second time", result)
    yield "last"

def drain(g):
    while True:
        try:
            print("item", g.send(None))
        except StopIteration as s:
            print("end", s.value)
            return
        except KeyError as e:
            print("KeyError:", e)
            return

g = items()
g.send(None)
g.send("by hand")
drain(outer(g))
drain(outer(g))
g = items()
g.close()
drain(outer(g))
g = fails()
drain(outer(g))
drain(outer(g))
g = items()
o = outer(g)
g.close()
drain(o)
g = items()
g.send(None)
o = outer(g)
show("what a partly consumed one gets first", o.send, None)
o.close()
show("closed with the outer", g.send, None)
