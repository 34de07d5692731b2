# a StopIteration that leaves a body does not end the generator quietly: it becomes a RuntimeError with it as cause

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except RuntimeError as e:
        print(what, "raised RuntimeError:", e, "| cause", type(e.__cause__).__name__, e.__cause__.value)

def raises():
    yield 1
    raise StopIteration("from the body")

def at_once():
    raise StopIteration("at once")
    yield

def handles():
    while True:
        try:
            yield "waiting"
        except StopIteration as s:
            yield f"handled {s.value}"

def empty():
    return "empty"
    yield

def runs_out():
    yield empty().send(None)

def outer(g):
    try:
        yield from g
    except RuntimeError as e:
        yield f"outer saw {e}"

g = raises()
show("item", g.send, None)
show("raised", g.send, None)
show("ended", g.send, None)
show("raised at once", at_once().send, None)
show("another one's end", runs_out().send, None)
g = handles()
g.send(None)
show("thrown in and handled", g.throw, StopIteration("in"))
show("goes on", g.send, None)
show("thrown in and handled", g.throw, StopIteration("again"))
show("not handled", g.throw, StopIteration("out"))
show("into an ended one it is what it is", g.throw, StopIteration("late"))
g = outer(raises())
g.send(None)
show("the inner's is an error for the outer", g.send, None)
g.close()
g = outer(raises())
g.send(None)
show("thrown through to the inner", g.throw, StopIteration("through"))
g.close()
g = outer(handles())
g.send(None)
show("handled by the inner", g.throw, StopIteration("inner"))
g.close()
