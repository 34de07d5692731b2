# throw: into a generator that has not started, is suspended in and out of a try, has ended

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def body(log):
    log.append("started")
    try:
        while True:
            try:
                got = yield "waiting"
                log.append(f"got {got}")
            except ValueError as e:
                yield f"caught {e}"
                log.append("went on")
            except KeyError as e:
                return f"ended by {e.args[0]}"
    finally:
        log.append("finally")

log = []
g = body(log)
show("created", g.throw, ValueError("early"))
show("closed by it", g.send, None)
show("thrown again", g.throw, ValueError("again"))
print("nothing ran", log)
g = body(log)
show("start", g.send, None)
show("caught: the next item", g.throw, ValueError("v"))
show("goes on", g.send, "ignored")
show("caught again", g.throw, ValueError("w"))
show("not caught inside the handler", g.throw, ValueError("x"))
print(log)
show("finished", g.send, None)
show("finished", g.throw, OSError("late"))
log.clear()
g = body(log)
g.send(None)
show("ends it", g.throw, KeyError("k"))
show("nothing left", g.send, None)
print(log)
log.clear()
g = body(log)
g.send(None)
g.send("one")
error = ZeroDivisionError("same")
try:
    g.throw(error)
except ZeroDivisionError as e:
    print("the same error", e is error, log)
try:
    g.throw(error)
except ZeroDivisionError as e:
    print("from the finished one too", e is error)
