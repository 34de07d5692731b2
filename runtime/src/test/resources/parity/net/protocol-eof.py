# eof_received: a protocol that answers true can still write; else the transport closes
import asyncio

class P(asyncio.Protocol):
    def __init__(self, stays):
        self.stays = stays
        self.log = []
        self.lost = asyncio.get_running_loop().create_future()
        self.eof = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport

    def eof_received(self):
        self.log.append("eof")
        self.eof.set_result(None)
        return self.stays

    def connection_lost(self, exc):
        self.log.append(f"lost {exc}")
        self.lost.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    for stays in (True, False):
        accepted = loop.create_future()
        server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
        transport, p = await loop.create_connection(lambda: P(stays), *server.sockets[0].getsockname())
        r, w = await accepted
        w.write_eof()
        await p.eof
        await asyncio.sleep(0)
        print(stays, transport.is_closing(), p.log)
        transport.write(b"answer" if stays else b"")
        transport.close()
        await p.lost
        print(await r.read(), p.log)
        w.close()
        server.close()

asyncio.run(main())
