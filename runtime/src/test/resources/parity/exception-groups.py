# except*: what one clause takes, what is left, nested groups, causes, nothing taken, everything taken
def flat(e):
    return [e.message] + [flat(x) for x in e.exceptions] if isinstance(e, ExceptionGroup) else f"{type(e).__name__} {e}"

def leaves(eg):
    return [y for x in eg.exceptions for y in (leaves(x) if isinstance(x, ExceptionGroup) else [x])]

def make():
    return ExceptionGroup("outer", [
        ValueError("v1"),
        ExceptionGroup("inner", [OSError("o"), ValueError("v2"), ExceptionGroup("innermost", [ValueError("v3")])]),
        KeyError("k")])

print(flat(make()))
try:
    try:
        raise make()
    except* ValueError as eg:
        print("taken", [str(e) for e in leaves(eg)])
except ExceptionGroup as rest:
    print("left", flat(rest))
try:
    try:
        raise make()
    except* ValueError as eg:
        print("taken", len(leaves(eg)))
    except* (OSError, KeyError) as eg:
        print("and", [type(e).__name__ for e in leaves(eg)])
    print("nothing is left")
except ExceptionGroup as rest:
    print("not reached", rest)
original = make()
try:
    try:
        raise original
    except* ZeroDivisionError as eg:
        print("not reached")
except ExceptionGroup as rest:
    print("nothing taken", flat(rest) == flat(original))
original = make()
try:
    try:
        raise original from KeyError("cause")
    except* ValueError:
        pass
except ExceptionGroup as rest:
    print("the cause is kept", repr(rest.__cause__), "members the same objects", rest.exceptions[1] is original.exceptions[2])
    print("the original is untouched", len(leaves(original)), len(leaves(rest)))
try:
    ExceptionGroup("none", [])
except ValueError as e:
    print("ValueError")
