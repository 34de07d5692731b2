# handlers that end or fail: what the exception handler is told, and that the connection is closed
import asyncio

events = []

async def handle(r, w):
    kind = (await r.readline()).decode().strip()
    events.append("serving " + kind)
    try:
        if kind == "fails":
            raise ValueError("in the handler")
        w.write(b"answer\n")
        w.close()
    finally:
        events.append("through with " + kind)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: events.append(
        (context["message"], repr(context["exception"]), sorted(context))))
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    for kind in ("ends", "fails"):
        r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
        w.write(kind.encode() + b"\n")
        while "serving " + kind not in events:
            await asyncio.sleep(0)
        print(kind, await r.read())
        w.close()
        await w.wait_closed()
    server.close()
    await server.wait_closed()
    print(*events, sep="\n")

asyncio.run(main())
