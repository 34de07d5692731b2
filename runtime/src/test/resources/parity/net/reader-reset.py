# a peer that resets: the read that waits and every later one raise the same error, drain and wait_closed too
import asyncio, socket, struct

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def error(awaitable):
    try:
        await awaitable
    except Exception as e:
        return e

async def main():
    r, w, sr, sw = await pair()
    sw.write(b"buffered")
    await r.readexactly(4)
    reading = asyncio.create_task(r.readexactly(100))
    await asyncio.sleep(0)
    sw.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sw.transport.abort()
    first = await error(reading)
    print(type(first).__name__)
    print(await error(r.read(1)) is first, await error(r.readline()) is first, await error(r.readexactly(1)) is first)
    print(await error(w.drain()) is first, w.is_closing())
    print(await error(w.wait_closed()) is first)
    w.write(b"ignored")
    w.close()
    print(r.at_eof())

asyncio.run(main())
