# call_soon_threadsafe and run_coroutine_threadsafe carry the context of the thread that calls them
import asyncio, contextvars, threading

var = contextvars.ContextVar("var", default="unset")

async def work(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    inner = asyncio.create_task(reads())
    return before, var.get(), await inner

async def reads():
    return var.get()

def thread(loop, out):
    out.append(f"thread {var.get()}")
    loop.call_soon_threadsafe(lambda: out.append(f"callback {var.get()}"))
    var.set("thread's")
    loop.call_soon_threadsafe(lambda: (out.append(f"callback {var.get()}"), var.set("lost")))
    print(asyncio.run_coroutine_threadsafe(work("coroutine's"), loop).result())
    var.set("thread's second")
    print(asyncio.run_coroutine_threadsafe(work("coroutine's second"), loop).result())
    print(out, var.get())

async def main():
    var.set("main")
    loop = asyncio.get_running_loop()
    out = []
    ended = loop.create_future()
    def body():
        thread(loop, out)
        loop.call_soon_threadsafe(ended.set_result, None)
    threading.Thread(target=body).start()
    await ended
    print(var.get())

asyncio.run(main())
