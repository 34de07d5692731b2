# corners of yield from as PEP 380 has them: the inner is closed by an exit of its own; a StopIteration out of its throw is its end

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def inner(log):
    try:
        yield 1
        yield 2
    except GeneratorExit as e:
        log.append(f"inner exits by '{e}'")
        errors.append(e)
        raise

def outer(log, g):
    try:
        log.append(f"result {(yield from g)}")
        yield "outer's own"
    except GeneratorExit as e:
        log.append(f"outer exits by '{e}'")
        errors.append(e)
        raise

errors = []
log = []
g = outer(log, outer(log, inner(log)))
g.send(None)
error = GeneratorExit("thrown")
show("thrown in", g.throw, error)
print(log, [e is error for e in errors])
log.clear()
errors.clear()
g = outer(log, inner(log))
g.send(None)
g.close()
print(log, len(set(map(id, errors))))
log.clear()
i = inner(log)
g = outer(log, i)
g.send(None)
list(i)
show("thrown where the inner has ended", g.throw, StopIteration("is its result"))
print(log)
g.close()
