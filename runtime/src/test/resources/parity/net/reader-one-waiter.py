# one coroutine may wait for data; others are refused, and the first goes on
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def attempt(name, reading):
    try:
        print(name, await reading)
    except RuntimeError as e:
        print(name, e)

async def main():
    r, w, sr, sw = await pair()
    first = asyncio.create_task(r.read(10))
    await asyncio.sleep(0)
    await attempt("read", r.read(1))
    await attempt("readexactly", r.readexactly(1))
    await attempt("readuntil", r.readuntil(b";"))
    sw.write(b"data;")
    print(await first)
    sw.write(b"more;")
    await attempt("now", r.readuntil(b";"))
    w.close()
    sw.close()

asyncio.run(main())
