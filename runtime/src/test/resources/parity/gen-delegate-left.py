# the outer stops while it delegates, or is left alone, and the inner is used on

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def inner(log):
    try:
        for i in range(10):
            try:
                yield i
            except ValueError as e:
                log.append(f"inner caught {e}")
    finally:
        log.append("inner finally")

def outer(log, g):
    try:
        yield from g
    finally:
        log.append("outer finally")

def alternates(g):
    while True:
        yield f"own after {next(g)}"

log = []
i = inner(log)
o = outer(log, i)
show("outer", o.send, None)
show("inner", i.send, None)
show("inner", i.throw, ValueError("past the outer"))
show("outer", o.send, None)
show("inner", i.send, None)
o.close()
show("inner is closed with it", i.send, None)
print(log)
log.clear()
i = inner(log)
first, second = outer(log, i), alternates(i)
for _ in range(2):
    show("first", first.send, None)
    show("second", second.send, None)
second.close()
print("the inner is not second's", log)
show("first", first.send, None)
first.close()
print(log)
log.clear()
i = inner(log)
o = outer(log, i)
o.close()
show("not started, so nothing of the inner's", i.send, None)
i.close()
print(log)
