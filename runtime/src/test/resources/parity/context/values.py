# get: the value here, else the argument, else the default, else LookupError; None is a value; contexts count and look up
import asyncio, contextvars

plain = contextvars.ContextVar("plain")
given = contextvars.ContextVar("given", default="default")
none = contextvars.ContextVar("none", default=None)

def get(var, *default):
    try:
        return var.get(*default)
    except LookupError as e:
        return "LookupError"

def size():
    return len(contextvars.copy_context()) - outside

async def main():
    print(get(plain), get(plain, "argument"), get(plain, None))
    print(get(given), get(given, "argument"), get(none), get(none, "argument"))
    print("reading sets nothing", size())
    plain.set("value")
    given.set("value")
    print(get(plain), get(plain, "argument"), get(given), get(given, "argument"))
    plain.set(None)
    none.set("not None")
    print(get(plain), get(plain, "argument"), get(none))
    ctx = contextvars.copy_context()
    print(len(ctx) - outside, ctx[plain], ctx[given], ctx[none])
    token = given.set("other")
    given.reset(token)
    print(size())
    ctx.run(plain.set, "in ctx")
    print(len(ctx) - outside, ctx[plain], ctx.run(get, plain), get(plain))
    many = [contextvars.ContextVar(f"v{i}", default=-i) for i in range(40)]
    for i, var in enumerate(many):
        if i % 2:
            var.set(i)
    tokens = [var.set(100) for var in many[:10]]
    for var, token in zip(many, tokens):
        var.reset(token)
    print([var.get() for var in many[:12]], size())

outside = len(contextvars.copy_context())
asyncio.run(main())
