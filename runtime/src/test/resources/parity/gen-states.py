# where a generator stands: what those that delegate to it see, inside and outside
from inspect import getgeneratorstate as state

def inner(box):
    print("inner starts", [state(g) for g in box])
    yield "item"
    print("inner goes on", [state(g) for g in box])
    return "inner's value"

def middle(g):
    return (yield from g)

def outer(g, box):
    print("outer starts", [state(g) for g in box])
    value = yield from g
    print("outer has", value, [state(g) for g in box])
    yield "last"

box = []
i = inner(box)
m = middle(i)
o = outer(m, box)
box[:] = [o, m, i]
print([state(g) for g in box])
print(next(o), [state(g) for g in box])
print(next(o), [state(g) for g in box])
print(next(o, "ended"), [state(g) for g in box])

def fails(box):
    try:
        yield "item"
    except KeyError:
        print("inside the handler", [state(g) for g in box])
        raise
    finally:
        print("inside the finally", [state(g) for g in box])

for act in ("throw", "close"):
    i = fails(box)
    o = middle(i)
    box[:] = [o, i]
    next(o)
    try:
        o.throw(KeyError("k")) if act == "throw" else o.close()
    except KeyError as e:
        print(e)
    print([state(g) for g in box])
