# Context.run: nests in other contexts, gives the one before back on every way out, and is refused while it is entered
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

def again(ctx):
    try:
        ctx.run(print, "not reached")
    except RuntimeError as e:
        print("RuntimeError", str(e).startswith("cannot enter context"))

def fails():
    var.set("failed")
    raise ValueError("in run")

async def reenters(ctx):
    var.set("in the task")
    await asyncio.sleep(0)
    again(ctx)
    return var.get()

async def main():
    var.set("main")
    one = contextvars.copy_context()
    two = contextvars.copy_context()
    def nested():
        var.set("one")
        two.run(var.set, "two")
        again(one)
        two.run(lambda: (print("inside", var.get()), again(one), again(two)))
        return var.get()
    print(one.run(nested), one[var], two[var], var.get())
    try:
        one.run(fails)
    except ValueError as e:
        print("ValueError:", e, var.get(), one[var])
    print("entered again", one.run(var.get))
    loop = asyncio.get_running_loop()
    out = []
    one.run(loop.call_soon, lambda: out.append(var.get()))
    task = one.run(asyncio.create_task, child())
    print(await task, out, one[var], var.get())
    loop.call_soon(lambda: (two.run(var.set, "from a callback"), out.append(var.get())))
    await asyncio.sleep(0)
    print(out, two[var])
    print(await asyncio.create_task(reenters(one), context=one), var.get())

async def child():
    before = var.get()
    var.set("child")
    await asyncio.sleep(0)
    return before

asyncio.run(main())
ctx = contextvars.copy_context()
ctx.run(lambda: (var.set("outside"), again(ctx)))
print(var.get(), ctx[var])
print(ctx.run(asyncio.run, child()), ctx[var])
