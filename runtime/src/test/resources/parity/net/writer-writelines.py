# write and writelines of several pieces arrive in order and whole, large ones too
import asyncio

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def main():
    r, w, sr, sw = await pair()
    w.write(b"a")
    w.writelines([b"b", b"", b"cd"])
    w.writelines([])
    w.write(b"")
    w.write(b"e\n")
    print(await sr.readline())
    big = bytes(range(256)) * 8000
    w.write(b"<")
    w.write(big)
    w.writelines([b">", b"end"])
    w.close()
    received = await sr.read()
    print(len(received), received[1:-4] == big, received[:1], received[-4:])
    sw.close()

asyncio.run(main())
