# a separator that does not come within the limit: readuntil keeps the bytes, readline drops them
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def arrived(r, n):
    while len(r._buffer) < n:
        await asyncio.sleep(0)

async def fails(reading):
    try:
        print(await reading)
    except (asyncio.LimitOverrunError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "consumed", None))

async def main():
    r, w, sr, sw = await pair(limit=8)
    sw.write(b"0123456789")
    await arrived(r, 10)
    await fails(r.readuntil(b";;"))
    sw.write(b";;")
    await arrived(r, 12)
    await fails(r.readuntil(b";;"))
    print(await r.readexactly(12))
    sw.write(b"01234567;8\n")
    print(await r.readuntil(b";"))
    print(await r.readuntil(b"\n"))
    sw.write(b"012345678\nnext\n")
    await arrived(r, 15)
    await fails(r.readline())
    print((await r.readline()).rstrip(b"\n"))
    sw.write(b"0123456789ab")
    await arrived(r, 12)
    await fails(r.readline())
    sw.write(b"after\n")
    print((await r.readline()).rstrip(b"\n"))
    await fails(r.readuntil(b""))
    w.close()
    sw.close()

asyncio.run(main())
