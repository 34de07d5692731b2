# ExceptionGroup.split and subgroup by predicate: whom it is asked about, in which order, whole groups first
asked = []

def name(e):
    return e.message if isinstance(e, ExceptionGroup) else str(e)

def flat(e):
    if isinstance(e, ExceptionGroup):
        return [e.message] + [flat(x) for x in e.exceptions]
    return str(e) if e else None

def asking(*names):
    def wanted(e):
        asked.append(name(e))
        return name(e) in names
    return wanted

def make():
    return ExceptionGroup("g", [
        ValueError("a"),
        ExceptionGroup("h", [OSError("b"), ValueError("c")]),
        ExceptionGroup("i", [ExceptionGroup("j", [ValueError("d")]), ValueError("e")]),
        ValueError("f")])

def show(*names):
    eg = make()
    match, rest = eg.split(asking(*names))
    print(" ".join(names), "->", flat(match), flat(rest), match is eg, rest is eg)
    print("  asked about", asked)
    first = asked[:]
    asked.clear()
    sub = eg.subgroup(asking(*names))
    print("  subgroup", flat(sub) == flat(match), asked == first)
    asked.clear()

show("g")
show("h")
show("a", "i")
show("j", "b")
show("a", "b", "c", "d", "e", "f")
show("nobody")
show("d")
eg = make()
h = eg.exceptions[1]
match, rest = eg.split(lambda e: e is h)
print("a whole member", match.exceptions[0] is h, len(match.exceptions), flat(rest))
def fails(e):
    if isinstance(e, OSError):
        raise RuntimeError("in the predicate")
    return False
for op in (eg.split, eg.subgroup):
    try:
        op(fails)
    except RuntimeError as e:
        print("RuntimeError", e, flat(eg) == flat(make()))
