# yields inside expressions: order of evaluation, and what stands around them is kept

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def trace(log, value):
    log.append(value)
    return value

def sums(log):
    return trace(log, 1) + (yield "a") * trace(log, 2) + (yield "b")

def arguments(log):
    print(trace(log, "x"), (yield 1), trace(log, "y"), (yield 2), trace(log, "z"))

def conditions():
    while (yield "more?"):
        if (yield "first?") and (yield "second?") or (yield "third?"):
            print("yes")
        else:
            print("no")
    return "done"

def strings():
    return f"{(yield 1)}-{(yield 2)}-{(yield 3)}"

def lists(xs):
    xs[(yield "index")] += (yield "amount")
    return xs

def nested():
    return (yield (yield (yield "innermost")))

def items():
    for x in [(yield "first"), (yield "second")]:
        yield f"item {x}"

def wide(a, b):
    c = a * 2
    d = b / 2
    got = yield c
    d += got
    got = yield d
    return a, b, c, d, got

def play(g, *values):
    show("start", g.send, None)
    for value in values:
        show(f"send {value}", g.send, value)

log = []
play(sums(log), 10, 100)
print(log)
log.clear()
play(arguments(log), "one", "two")
print(log)
play(conditions(), True, True, True, True, True, False, True, True, False, False, False)
play(strings(), "a", "b", "c")
play(lists([1, 2, 3]), 1, 40)
play(nested(), "x", "y", "z")
play(items(), "p", "q", None, None)
g = wide(2 ** 40, 3.0)
show("wide", g.send, None)
show("wide", g.send, 0.25)
try:
    g.send("end")
except StopIteration as s:
    print(*s.value)
