# a generator shares the context of whoever runs it, each time anew, also delegated to, closed, and run by two tasks
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

def gen(name):
    seen = []
    try:
        while True:
            seen.append(var.get())
            var.set(f"{name} {len(seen)}")
            yield seen
    finally:
        var.set(name + " closed")

def delegates(name):
    yield from gen(name)

async def steps(g):
    var.set("task")
    seen = list(next(g))
    await asyncio.sleep(0)
    return seen, var.get()

async def main():
    g = gen("gen")
    var.set("main")
    print(next(g), var.get())
    var.set("between")
    print(next(g), var.get())
    print(await asyncio.create_task(steps(g)), var.get())
    print(next(g), var.get())
    g.close()
    print(var.get())
    d = delegates("inner")
    var.set("delegating")
    print(next(d), var.get())
    ctx = contextvars.copy_context()
    print(ctx.run(next, d), var.get(), ctx[var])
    d.close()
    print(var.get())

g = gen("module's")
print(next(g), var.get())
asyncio.run(main())
print(next(g), var.get())
g.close()
print(var.get())
