# Token: gives the value before back, or none, once, for its own variable, in its own context
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")
other = contextvars.ContextVar("other")

def attempt(what, act):
    try:
        act()
        print(what, "done", var.get())
    except Exception as e:
        print(what, type(e).__name__, var.get())

def value():
    try:
        return other.get()
    except LookupError:
        return "no value"

async def resets(token):
    attempt("in a child", lambda: var.reset(token))

async def awaited(token):
    attempt("in an awaited coroutine", lambda: var.reset(token))

async def main():
    token = var.set("one")
    inner = var.set("two")
    attempt("inner", lambda: var.reset(inner))
    attempt("twice", lambda: var.reset(inner))
    attempt("outer", lambda: var.reset(token))
    late, early = var.set("a"), var.set("b")
    attempt("out of order", lambda: var.reset(late))
    attempt("the newer one", lambda: var.reset(early))
    attempt("back", lambda: var.reset(var.set("c")))
    token = other.set(1)
    print(value())
    attempt("another variable's", lambda: var.reset(token))
    attempt("no value before", lambda: other.reset(token))
    print(value())
    attempt("used", lambda: other.reset(token))
    token = var.set("main")
    await asyncio.create_task(resets(token))
    ctx = contextvars.copy_context()
    attempt("in a copy", lambda: ctx.run(var.reset, token))
    attempt("in a thread", lambda: None)
    await asyncio.to_thread(attempt, "in a thread", lambda: var.reset(token))
    asyncio.get_running_loop().call_soon(lambda: attempt("in a callback", lambda: var.reset(token)))
    await asyncio.sleep(0)
    await awaited(token)
    in_ctx = ctx.run(var.set, "ctx")
    attempt("made in a copy", lambda: var.reset(in_ctx))
    ctx.run(attempt, "there", lambda: var.reset(in_ctx))

asyncio.run(main())
token = var.set("outside")
attempt("outside a loop", lambda: var.reset(token))
