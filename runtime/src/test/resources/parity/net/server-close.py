# a server that is closed takes no connection, and leaves those that it has
import asyncio

async def handle(r, w):
    while line := await r.readline():
        w.write(b"echo " + line)
    w.close()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(host, port > 0, server.is_serving(), len(server.sockets))
    r, w = await asyncio.open_connection(host, port)
    w.write(b"one\n")
    print((await r.readline()).rstrip(b"\n"))
    server.close()
    server.close()
    print(server.is_serving(), len(server.sockets))
    try:
        await asyncio.open_connection(host, port)
    except ConnectionRefusedError as e:
        print(type(e).__name__)
    w.write(b"two\n")
    print((await r.readline()).rstrip(b"\n"))
    w.close()
    await w.wait_closed()
    await server.wait_closed()
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(type(e).__name__, str(e).endswith("is closed"))

asyncio.run(main())
