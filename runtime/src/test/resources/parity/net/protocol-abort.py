# abort drops what is buffered, close sends it; connection_lost without an error after both
import asyncio

class P(asyncio.Protocol):
    def __init__(self):
        self.lost = asyncio.get_running_loop().create_future()

    def connection_lost(self, exc):
        self.lost.set_result(exc)

async def main():
    loop = asyncio.get_running_loop()
    for end in ("close", "abort"):
        accepted = loop.create_future()
        server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
        transport, p = await loop.create_connection(P, *server.sockets[0].getsockname())
        r, w = await accepted
        written = 0
        while not transport.get_write_buffer_size():
            transport.write(b"x" * 100_000)
            written += 100_000
        getattr(transport, end)()
        print(end, transport.is_closing(), transport.get_write_buffer_size() > 0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(p.lost.done())
        try:
            received = len(await r.read())
        except ConnectionResetError:
            received = -1
        print(received == written, await p.lost, transport.get_write_buffer_size())
        w.close()
        server.close()

asyncio.run(main())
