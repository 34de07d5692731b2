# after close: writing is ignored, drain fails once the connection is lost, reading ends
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    w.write(b"flushed")
    reading = asyncio.create_task(r.read(10))
    await asyncio.sleep(0)
    w.close()
    print(w.is_closing())
    w.write(b"ignored")
    print(await reading)
    await w.wait_closed()
    w.close()
    for _ in range(3):
        w.write(b"ignored")
    try:
        await w.drain()
    except ConnectionResetError as e:
        print(type(e).__name__, e)
    await w.wait_closed()
    print(await r.read(10), r.at_eof())
    print(await sr.read(), sr.at_eof())
    sw.close()
    await sw.wait_closed()

asyncio.run(main())
