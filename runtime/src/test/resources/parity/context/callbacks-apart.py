# nothing leaks: from a callback into the next, from a callback that raises, from a task into callbacks, or back
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

def sets(value):
    before = var.get()
    var.set(value)
    out.append((value, before))

def raises():
    var.set("raises")
    raise ValueError("in a callback")

async def task(value):
    before = var.get()
    var.set(value)
    out.append((value, before))
    await asyncio.sleep(0)
    out.append((value, var.get()))

out = []

async def main():
    loop = asyncio.get_running_loop()
    handled = []
    loop.set_exception_handler(lambda loop, context: handled.append(str(context["exception"])))
    loop.call_soon(sets, "first")
    loop.call_soon(sets, "second")
    t = asyncio.create_task(task("task"))
    loop.call_soon(sets, "third")
    loop.call_soon(raises)
    loop.call_soon(sets, "fourth")
    u = asyncio.create_task(task("another task"))
    loop.call_later(0, sets, "timer")
    await asyncio.sleep(0.2)
    print(out, handled, var.get(), t.done(), u.done())
    out.clear()
    var.set("main")
    loop.call_soon(sets, "fifth")
    await asyncio.create_task(task("third task"))
    loop.call_soon(sets, "sixth")
    await asyncio.sleep(0)
    print(out, var.get())

asyncio.run(main())
