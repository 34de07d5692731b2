# a stream that ends too early: what came before is in the error, and no longer in the buffer
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    sw.write(b"12345")
    sw.close()
    try:
        await r.readexactly(10)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, e, e.partial, e.expected)
    print(r.at_eof(), await r.read(10))
    try:
        await r.readexactly(1)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, e, e.partial, e.expected)
    w.close()
    r, w, sr, sw = await pair()
    sw.write(b"key=value;next")
    sw.close()
    print(await r.readuntil(b";"))
    try:
        await r.readuntil(b";")
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, e, e.partial)
    print(r.at_eof())
    w.close()

asyncio.run(main())
