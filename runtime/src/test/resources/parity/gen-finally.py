# yields in every part of try statements, returns and breaks out of finally blocks

def show(what, act, *args):
    try:
        print(what, "->", act(*args))
    except StopIteration as s:
        print(what, "returned", s.value)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

def close(g):
    g.close()

def parts(fail):
    try:
        yield "try"
        if fail:
            raise KeyError("k")
    except KeyError as e:
        yield f"except {e}"
    else:
        yield "else"
    finally:
        yield "finally"
    yield "after"

def all_items(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as s:
            return items, s.value

def returns():
    try:
        yield "try"
        return "from try"
    finally:
        yield "finally"

def overrides():
    try:
        yield "try"
        return "from try"
    finally:
        return "from finally"

def breaks():
    for i in range(3):
        try:
            yield i
        finally:
            print("leaves", i)
            if i == 1:
                break
    return "after the loop"

def continues():
    for i in range(2):
        try:
            yield i
        finally:
            continue
    return "after the loop"

def nested():
    try:
        try:
            yield 1
        finally:
            yield 2
            print("inner done")
    except KeyError as e:
        yield f"outer has {e}"
    finally:
        yield 3
        print("outer done")

print(*all_items(parts(False)))
print(*all_items(parts(True)))
print(*all_items(returns()))
print(*all_items(overrides()))
g = overrides()
next(g)
show("finally's return swallows an error", g.throw, KeyError("k"))
print(*all_items(breaks()))
g = breaks()
next(g), next(g)
show("a break out of finally drops the error", g.throw, KeyError("k"))
g = breaks()
next(g), next(g)
show("and the exit", close, g)
g = continues()
next(g)
show("so does continue", g.throw, KeyError("k"))
show("at the last one", g.throw, KeyError("k"))
g = nested()
show("item", g.send, None)
show("the error waits", g.throw, KeyError("k"))
show("then it is caught", g.send, None)
show("another one from the handler waits", g.throw, OSError("o"))
show("and leaves", g.send, None)
