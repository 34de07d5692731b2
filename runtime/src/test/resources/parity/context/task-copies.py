# a task copies the context in which it is made, then; what it sets is seen by the tasks it makes, and by nobody else
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")
other = contextvars.ContextVar("other", default="unset")

async def leaf(name):
    before = var.get(), other.get()
    var.set(name)
    await asyncio.sleep(0)
    return before, var.get()

async def branch(name):
    var.set(name)
    first = asyncio.create_task(leaf(name + ".first"))
    other.set("later")
    second = asyncio.create_task(leaf(name + ".second"))
    print(name, await first, await second, var.get(), other.get())

async def main():
    print("unset", var.get())
    early = asyncio.create_task(leaf("early"))
    var.set("main")
    print("made before the change", await early, var.get())
    a = asyncio.create_task(branch("a"))
    b = asyncio.create_task(branch("b"))
    var.set("changed before they run")
    await a
    await b
    print(var.get(), other.get())
    tasks = []
    for i in range(3):
        var.set(i)
        tasks.append(asyncio.create_task(leaf(f"task{i}")))
    for t in tasks:
        print(await t, var.get())
    t = asyncio.create_task(leaf("cancelled"))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("after a cancelled one", var.get())

asyncio.run(main())
