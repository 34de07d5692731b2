# gather, TaskGroup, shield, wait and as_completed run coroutines in copies; what waits for them keeps its own context
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def work(name, turns=1):
    before = var.get()
    var.set(name)
    for _ in range(turns):
        await asyncio.sleep(0)
    assert var.get() == name
    return before

async def fails(name):
    await work(name)
    raise ValueError(name)

async def main():
    var.set("main")
    print("gather", await asyncio.gather(work("a", 3), work("b"), work("c", 2)), var.get())
    print("results", len(await asyncio.gather(fails("d"), work("e"), return_exceptions=True)), var.get())
    async with asyncio.TaskGroup() as tg:
        one = tg.create_task(work("one", 2))
        var.set("inside the group")
        two = tg.create_task(work("two"))
    print("group", one.result(), two.result(), var.get())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails("three"))
            var.set("before the group fails")
            await work("the body itself", 10)
            print("not reached")
    except* ValueError as group:
        print("group failed", len(group.exceptions), var.get())
    var.set("main")
    print("shield", await asyncio.shield(work("shielded")), var.get())
    tasks = [asyncio.create_task(work(f"task{i}", i)) for i in range(3)]
    var.set("waiting")
    done, pending = await asyncio.wait(tasks)
    print("wait", [t.result() for t in tasks], len(pending), var.get())
    tasks = [asyncio.create_task(work(f"next{i}", i)) for i in range(3)]
    for next_done in asyncio.as_completed(tasks):
        print("as_completed", await next_done, var.get())
    try:
        async with asyncio.timeout(0.001):
            var.set("in time")
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout", var.get())
    async with asyncio.timeout(10):
        print("in a timeout", await work("awaited"), var.get())

asyncio.run(main())
