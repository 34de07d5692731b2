# outside loops each thread has a context, empty at first; what runs in a loop does not touch it
import asyncio, contextvars, threading

var = contextvars.ContextVar("var", default="unset")

async def sets(value):
    before = var.get()
    var.set(value)
    return before

def thread(name):
    before = var.get()
    var.set(name)
    ran = asyncio.run(sets(name + "'s loop"))
    out.append((name, before, ran, var.get()))

def start(target, *args):
    t = threading.Thread(target=target, args=args)
    t.start()
    t.join()

out = []
print(var.get())
var.set("main thread")
print("thread", start(thread, "a"), start(thread, "b"), out, var.get())
ctx = contextvars.copy_context()
start(ctx.run, thread, "c")
print(out[-1], ctx[var], var.get())
print(len(ctx) - len(contextvars.copy_context()))

async def nested():
    var.set("in the loop")
    ctx = contextvars.copy_context()
    def other():
        out.append(("other", var.get()))
        var.set("other thread")
        return ctx.run(thread, "d")
    await asyncio.get_running_loop().run_in_executor(None, other)
    return out[-2:], ctx[var], var.get()

print(asyncio.run(nested()), var.get())
