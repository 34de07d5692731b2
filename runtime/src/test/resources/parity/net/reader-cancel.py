# a read that is cancelled, or times out, takes nothing: the next one gets all
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    for make in (lambda: r.read(10), lambda: r.readexactly(10), lambda: r.readline(), lambda: r.readuntil(b";")):
        reading = asyncio.create_task(make())
        await asyncio.sleep(0)
        sw.write(b"x")
        await asyncio.sleep(0)
        reading.cancel()
        try:
            await reading
            print("not cancelled")
        except asyncio.CancelledError:
            print("cancelled")
    print(await r.readexactly(4))
    try:
        await asyncio.wait_for(r.readexactly(3), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        async with asyncio.timeout(0.01):
            await r.readline()
    except TimeoutError:
        print("timeout")
    sw.write(b"abc\n")
    print((await r.readline()).rstrip(b"\n"))
    w.close()
    sw.close()

asyncio.run(main())
