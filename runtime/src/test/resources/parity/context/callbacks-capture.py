# call_soon, call_later, call_at and call_soon_threadsafe capture the context of the call; a cancelled one is as if not made
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def main():
    loop = asyncio.get_running_loop()
    out = []
    def note(kind):
        out.append(f"{kind} {var.get()}")
    var.set(1)
    loop.call_soon(note, "soon")
    var.set(2)
    loop.call_soon_threadsafe(note, "threadsafe")
    var.set(3)
    loop.call_later(0.2, note, "later")
    var.set(4)
    loop.call_at(loop.time() + 0.5, note, "at")
    var.set(5)
    loop.call_later(0, note, "now")
    loop.call_soon(note, "cancelled").cancel()
    var.set(6)
    await asyncio.sleep(0.8)
    print(out, var.get())
    out.clear()
    def outer():
        note("outer")
        var.set("set by outer")
        loop.call_soon(note, "inner")
        loop.call_later(0.001, note, "inner later")
        var.set("after inner was made")
    loop.call_soon(outer)
    loop.call_soon(note, "next to outer")
    await asyncio.sleep(0.5)
    print(out, var.get())

asyncio.run(main())
