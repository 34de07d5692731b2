# yield from: values go to the innermost, the first thing each gets is None

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def inner(name, log):
    got = yield f"{name} 1"
    log.append(f"{name} got {got}")
    got = yield f"{name} 2"
    log.append(f"{name} got {got}")
    return f"{name} result"

def outer(log):
    got = yield "outer first"
    log.append(f"outer got {got}")
    log.append((yield from inner("a", log)))
    log.append((yield from inner("b", log)))
    got = yield "outer last"
    log.append(f"outer got {got}")

def shell(g, log):
    result = yield from g
    log.append(f"shell passes on {result}")

log = []
g = shell(shell(outer(log), log), log)
show("not to be sent to a fresh one", g.send, "early")
show("start", g.send, None)
for value in ("v1", "v2", None, "v3", "v4", "v5"):
    show(f"send {value}", g.send, value)
print(log)
log.clear()
i = inner("i", log)
g = shell(i, log)
g.send(None)
show("past the outer, to the inner", i.send, "direct")
show("the outer goes on with it", g.send, "through")
print(log)
