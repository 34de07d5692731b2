# errors in generators: the same object through every level, with its cause, and none of it left behind

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def low(log):
    try:
        yield 1
    finally:
        log.append("low")

def mid(log):
    try:
        yield from low(log)
    except KeyError as e:
        log.append("mid wraps")
        raise ValueError("mid") from e

def high(log):
    try:
        yield from mid(log)
    finally:
        try:
            raise ZeroDivisionError("in finally, handled")
        except ZeroDivisionError:
            log.append("high")

def rethrows():
    while True:
        try:
            yield "item"
        except KeyError as e:
            saved = e
            break
    yield "holding it"
    raise saved

log = []
g = high(log)
next(g)
error = KeyError("in")
try:
    g.throw(error)
except ValueError as e:
    print(e, "| cause", repr(e.__cause__), e.__cause__ is error, log)
g = rethrows()
next(g)
show("caught", g.throw, error)
try:
    next(g)
except KeyError as e:
    print("raised later", e is error)

def recovers(log):
    for i in range(3):
        try:
            yield i
        except ValueError as e:
            log.append(str(e))

log = []
g = recovers(log)
next(g)
for text in ("one", "two"):
    show(text, g.throw, ValueError(text))
show("three", g.throw, ValueError("three"))
print(log)

def divides(n):
    while True:
        try:
            n = yield 100 // n
        except ZeroDivisionError:
            n = yield "again, please"

g = divides(5)
show("start", g.send, None)
show("by 4", g.send, 4)
show("by 0", g.send, 0)
show("by 2", g.send, 2)
g = divides(0)
show("by 0 at first", g.send, None)
