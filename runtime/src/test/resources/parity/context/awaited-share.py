# an awaited coroutine, and one driven by hand, share the context of who runs them, on every way out
import asyncio, contextvars, inspect

var = contextvars.ContextVar("var", default="unset")

async def sets(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    return before, var.get()

async def fails(value):
    try:
        await asyncio.sleep(0)
        raise ValueError(value)
    finally:
        var.set(value)

async def deep(n):
    if n == 0:
        var.set("bottom")
        await asyncio.sleep(0)
    else:
        await deep(n - 1)
    return var.get()

async def cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        var.set("while it was cancelled")
        raise

async def catches():
    try:
        await cancelled()
    except asyncio.CancelledError:
        return var.get()

async def main():
    print(await sets("one"), var.get())
    try:
        await fails("failed")
    except ValueError as e:
        print("ValueError:", e, var.get())
    print(await deep(50), var.get())
    t = asyncio.create_task(catches())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, var.get())
    coro = sets("by hand")
    var.set("before the start")
    print(coro.send(None), var.get())
    var.set("between")
    try:
        coro.send(None)
    except StopIteration as e:
        print(e.value, var.get())
    var.set("made here")
    coro = sets("in the task")
    var.set("awaited here")
    print(await coro, var.get())
    coro = sets("handed on")
    coro.send(None)
    var.set("before it is a task")
    print(await asyncio.create_task(coro), var.get())

coro = sets("outside")
coro.send(None)
print("outside a loop", var.get())
try:
    coro.send(None)
except StopIteration as e:
    print(e.value)
asyncio.run(main())
print("still", var.get())
