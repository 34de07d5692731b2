# write_eof ends one direction; the other goes on, and writing is refused
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    print(w.can_write_eof())
    w.write(b"question")
    w.write_eof()
    try:
        w.write(b"more")
    except RuntimeError as e:
        print(e)
    w.write_eof()
    print(await sr.read(), sr.at_eof(), sw.is_closing(), w.is_closing())
    sw.write(b"answer")
    await sw.drain()
    print(await r.readexactly(6), r.at_eof())
    sw.write(b"last")
    sw.write_eof()
    print(await r.read(), r.at_eof(), w.is_closing())
    w.close()
    sw.close()
    await w.wait_closed()
    await sw.wait_closed()
    print(w.is_closing(), sw.is_closing())

asyncio.run(main())
