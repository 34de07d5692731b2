# to_thread runs in a copy, made when it is awaited; run_in_executor in the thread's own context, which the thread keeps
import asyncio, contextvars
from concurrent.futures import ThreadPoolExecutor

var = contextvars.ContextVar("var", default="unset")

def reads():
    return var.get()

def sets(value):
    before = var.get()
    var.set(value)
    return before, var.get()

def fails():
    var.set("failed")
    raise ValueError("in the thread")

async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(1)
    var.set("main")
    print("to_thread", await asyncio.to_thread(sets, "thread"), var.get())
    coro = asyncio.to_thread(reads)
    var.set("changed before it is awaited")
    print("to_thread copies when awaited", await coro)
    try:
        await asyncio.to_thread(fails)
    except ValueError as e:
        print("ValueError:", e, var.get())
    print("executor", await loop.run_in_executor(pool, sets, "pool"), var.get())
    print("the same thread again", await loop.run_in_executor(pool, reads))
    ctx = contextvars.copy_context()
    print("carried by hand", await loop.run_in_executor(pool, ctx.run, sets, "in ctx"), var.get(), ctx[var])
    print("the thread's own", await loop.run_in_executor(pool, reads))
    results = await asyncio.gather(*(asyncio.to_thread(sets, i) for i in range(3)))
    print(results, var.get())
    pool.shutdown()

asyncio.run(main())
