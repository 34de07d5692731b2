# connections that can't be made: refused, unknown host, port taken
import asyncio, socket

async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        await asyncio.start_server(lambda r, w: None, host, port)
    except OSError as e:
        print(type(e).__name__, f"error while attempting to bind on address" in str(e))
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection(host, port)
    except OSError as e:
        print(type(e).__name__, "Connect call failed" in str(e), str(port) in str(e))
    try:
        await asyncio.open_connection("no.such.host.invalid", port)
    except socket.gaierror as e:
        print(type(e).__name__, isinstance(e, OSError))
    connecting = asyncio.create_task(asyncio.open_connection("localhost", port))
    await asyncio.sleep(0)
    connecting.cancel()
    try:
        await connecting
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
