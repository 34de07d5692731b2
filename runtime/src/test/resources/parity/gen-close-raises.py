# errors in what a close runs come out of it, and the generator has ended

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def finally_raises():
    try:
        yield 1
    finally:
        raise KeyError("in finally")

def replaces():
    try:
        yield 1
    except GeneratorExit:
        raise ZeroDivisionError("replaced")

def replaced_again():
    try:
        try:
            yield 1
        finally:
            raise KeyError("first")
    finally:
        raise ValueError("second")

def handled():
    try:
        yield 1
    finally:
        try:
            raise KeyError("inside")
        except KeyError as e:
            print("handled", e.args[0])

def stops():
    try:
        yield 1
    finally:
        raise StopIteration("stop")

def consumes():
    other = handled()
    try:
        yield 1
    finally:
        print("item", other.send(None))
        other.close()
        print("closed another")

for make in (finally_raises, replaces, replaced_again, handled, stops, consumes):
    g = make()
    g.send(None)
    show("close", close, g)
    show("ended", g.send, None)
    show("close again", close, g)
