# the limit of a server's readers, and a handler that answers each line or says that it is too long
import asyncio

async def handle(r, w):
    while True:
        try:
            line = await r.readuntil(b"\n")
        except asyncio.LimitOverrunError as e:
            w.write(b"too long: %d\n" % e.consumed)
            await r.readexactly(e.consumed)
            continue
        except asyncio.IncompleteReadError as e:
            w.write(b"incomplete: " + e.partial + b"\n")
            break
        w.write(line.upper())
    w.close()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, limit=16)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    for part in (b"short\n", b"x" * 20 + b"\n", b"again\n"):
        w.write(part)
        print((await r.readline()).rstrip(b"\n"))
    print((await r.readline()).rstrip(b"\n"))
    w.write(b"end")
    w.write_eof()
    print((await r.readline()).rstrip(b"\n"), await r.read())
    w.close()
    server.close()
    await server.wait_closed()

asyncio.run(main())
