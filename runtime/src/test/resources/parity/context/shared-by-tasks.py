# create_task(context=...) shares a context: between tasks, with run, in a TaskGroup; its copies are apart
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def writes(value, turns):
    seen = [var.get()]
    for i in range(turns):
        var.set(f"{value}{i}")
        await asyncio.sleep(0)
        seen.append(var.get())
    return seen

async def child():
    return await asyncio.create_task(writes("child", 1))

async def main():
    var.set("main")
    ctx = contextvars.copy_context()
    a = asyncio.create_task(writes("a", 2), context=ctx)
    b = asyncio.create_task(writes("b", 2), context=ctx)
    print(await a, await b, var.get(), ctx[var])
    ctx.run(var.set, "run")
    print(await asyncio.create_task(writes("c", 1), context=ctx), ctx[var])
    print(await asyncio.create_task(child(), context=ctx), ctx[var])
    copy = ctx.copy()
    print(await asyncio.create_task(writes("copy", 1), context=copy), ctx[var], copy[var])
    async with asyncio.TaskGroup() as tg:
        shared = tg.create_task(writes("group", 1), context=ctx)
        own = tg.create_task(writes("own", 1))
    print(shared.result(), own.result(), ctx[var], var.get())
    print(len(ctx) - len(copy))

asyncio.run(main())
