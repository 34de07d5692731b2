# readline and async for over a reader: lines, empty ones, a last one without an end
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    sw.write(b"one\ntwo\n\nfour\n")
    print([(await r.readline()).rstrip(b"\n") for _ in range(4)])
    reading = asyncio.create_task(r.readline())
    for part in (b"sp", b"l", b"it\nla", b"st"):
        sw.write(part)
        await asyncio.sleep(0)
    print((await reading).rstrip(b"\n"))
    sw.close()
    print((await r.readline()).rstrip(b"\n"), r.at_eof())
    print(await r.readline() == b"", await r.readline() == b"")
    w.close()
    r, w, sr, sw = await pair()
    sw.write("ä\n€\nlast".encode())
    sw.close()
    async for line in r:
        print("line", line.rstrip(b"\n"))
    print("over", r.at_eof())
    w.close()

asyncio.run(main())
