# add_reader and add_writer capture the context once: each call of the callback runs in that same one
import asyncio, contextvars, socket

var = contextvars.ContextVar("var", default="unset")

async def main(start):
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)
    out = []
    ended = loop.create_future()
    def readable():
        left.recv(1)
        out.append(var.get())
        var.set(f"call {len(out)}")
        if len(out) == 3:
            loop.remove_reader(left)
            ended.set_result(None)
        else:
            right.send(b"x")
    if start:
        var.set(start)
    loop.add_reader(left, readable)
    var.set("changed")
    right.send(b"x")
    await ended
    print(out, var.get())
    written = loop.create_future()
    def writable():
        loop.remove_writer(left)
        written.set_result(var.get())
        var.set("writer")
    var.set("for the writer")
    loop.add_writer(left, writable)
    var.set("changed again")
    print(await written, var.get())
    left.close()
    right.close()

asyncio.run(main(None))
asyncio.run(main("set"))
