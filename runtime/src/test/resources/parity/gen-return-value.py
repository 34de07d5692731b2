# what a generator returns is the value of the yield from, through every level

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def leaf(n):
    yield n
    return n * 10

def middle(n):
    a = yield from leaf(n)
    b = yield from leaf(n + 1)
    return a + b

def top():
    total = 0
    for i in (1, 3):
        total += yield from middle(i)
        yield f"so far {total}"
    return total

def tail(depth):
    if depth == 0:
        yield "bottom"
        return "value from the bottom"
    return (yield from tail(depth - 1))

def empty():
    return "nothing yielded"
    yield

def nothing():
    yield 1

def sums():
    return (yield from empty()), (yield from empty()), (yield from nothing())

g = top()
for _ in range(7):
    show("top", g.send, None)
g = tail(4)
show("tail", g.send, None)
show("tail", g.send, None)
g = tail(0)
show("tail", g.send, None)
show("tail", g.send, None)
g = sums()
show("no item from the empty ones", g.send, None)
try:
    g.send(None)
except StopIteration as s:
    print(*s.value)
