# ExceptionGroup.split and subgroup by type: the structure is kept, empty parts are None, whole groups match as such
def flat(e):
    if isinstance(e, ExceptionGroup):
        return [e.message] + [flat(x) for x in e.exceptions]
    return f"{type(e).__name__} {e}" if e else None

def make():
    return ExceptionGroup("outer", [
        ValueError("v1"),
        ExceptionGroup("inner", [OSError("o"), ValueError("v2"), ExceptionGroup("innermost", [ValueError("v3")])]),
        KeyError("k"),
        ExceptionGroup("only keys", [KeyError("k2"), KeyError("k3")])])

def show(what, eg, kind):
    match, rest = eg.split(kind)
    sub = eg.subgroup(kind)
    print(what, flat(match), flat(rest))
    print("  the same", match is eg, rest is eg, flat(sub) == flat(match), sub is eg)
    return match, rest

eg = make()
show("values", eg, ValueError)
show("keys", eg, KeyError)
show("both", eg, (ValueError, KeyError))
show("none", eg, ZeroDivisionError)
show("all", eg, Exception)
show("groups", eg, ExceptionGroup)
lookups = ExceptionGroup("lookups", [KeyError("a"), ExceptionGroup("more", [KeyError("b")])])
show("all but the groups", lookups, KeyError)
match, rest = show("in two steps", eg, ValueError)
more, left = show("then", rest, KeyError)
show("and the last", left, OSError)
print("the original", flat(eg) == flat(make()), match.exceptions[0] is eg.exceptions[0], more.exceptions[0] is eg.exceptions[2])
print("nested groups are new", match.exceptions[1] is eg.exceptions[1], more.exceptions[1] is eg.exceptions[3])
single = ExceptionGroup("single", [OSError("only")])
show("one that matches", single, OSError)
show("one that does not", single, KeyError)
print("one level down", flat(eg.exceptions[1].subgroup(ValueError)), eg.exceptions[3].subgroup(ValueError))
deep = ValueError("deep")
for level in range(60):
    deep = ExceptionGroup(f"level {level}", [deep, KeyError(level)])
match, rest = deep.split(ValueError)
depth = 0
while isinstance(match, ExceptionGroup):
    match, depth = match.exceptions[0], depth + 1
print("deep", depth, match, len(rest.exceptions), len(rest.exceptions[0].exceptions))
