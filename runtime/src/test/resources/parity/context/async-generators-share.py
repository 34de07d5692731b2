# an asynchronous generator runs in the context of whoever awaits its next item: it leaks both ways, and from task to task
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def agen(name):
    try:
        for i in range(4):
            print(f"{name} sees", var.get())
            var.set(f"{name} before {i}")
            await asyncio.sleep(0)
            var.set(f"{name} {i}")
            yield i
    finally:
        print(f"{name} ends in", var.get())
        var.set(f"{name} closed")

async def takes(g):
    var.set("consumer task")
    item = await anext(g)
    print("task got", item, var.get())

async def fills(g):
    async for i in g:
        var.set(f"loop {i}")
        if i == 2:
            break
    print("left", var.get())
    await g.aclose()
    print("closed", var.get())

async def main():
    var.set("main")
    g = agen("a")
    print(await anext(g), var.get())
    var.set("between")
    await asyncio.create_task(takes(g))
    print("main still", var.get())
    await fills(g)
    g = agen("b")
    await anext(g)
    var.set("thrown into")
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print("ValueError:", e, var.get())
    g = agen("c")
    t = asyncio.create_task(takes(g))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", var.get())

asyncio.run(main())
