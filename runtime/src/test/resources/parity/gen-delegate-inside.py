# the inner generator is driven directly and drives the one that delegates to it: an error where that one delegates

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def outer(g, log):
    try:
        result = yield from g
        log.append(f"result {result}")
    except ValueError as e:
        log.append(f"caught {e}")
        yield "after the catch"

def passes(g, log):
    try:
        yield from g
    finally:
        log.append("passes finally")

def drives(box):
    yield "inner 1"
    show("outer from inside", box[0].send, None)
    yield "inner 2"
    show("outer from inside", box[0].send, None)

log, box = [], []
i = drives(box)
box.append(outer(i, log))
show("outer", box[0].send, None)
show("inner, driven directly", i.send, None)
print(log)
show("inner", i.send, None)
log, box = [], []
i = drives(box)
box.append(passes(i, log))
show("outer", box[0].send, None)
show("inner, driven directly", i.send, None)
print(log)
show("inner", i.send, None)
