# read(n), read(-1), readexactly and at_eof over a connection, and what each answers at the end of the stream
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    sw.write(b"hello world")
    print(await r.read(5), await r.read(0), r.at_eof())
    print(await r.readexactly(6))
    reading = asyncio.create_task(r.readexactly(6))
    sw.write(b"abc")
    await asyncio.sleep(0)
    sw.write(b"def")
    print(await reading)
    sw.write(b"rest")
    sw.close()
    print(await r.read(-1), r.at_eof())
    print(await r.read(10), await r.read(-1), await r.readexactly(0))
    for n in (3, -1):
        try:
            await r.readexactly(n)
        except (asyncio.IncompleteReadError, ValueError) as e:
            print(type(e).__name__, e, getattr(e, "partial", None), getattr(e, "expected", None))
    w.close()

asyncio.run(main())
