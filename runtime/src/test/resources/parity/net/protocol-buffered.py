# a buffered protocol receives into its own buffer, piece by piece; an empty buffer is an error
import asyncio

class B(asyncio.BufferedProtocol):
    def __init__(self, size):
        self.buffer = bytearray(size)
        self.pieces = []
        self.lost = asyncio.get_running_loop().create_future()

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, n):
        self.pieces.append(bytes(self.buffer[:n]))

    def eof_received(self):
        self.pieces.append("eof")

    def connection_lost(self, exc):
        self.lost.set_result(exc)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler", type(context["exception"]).__name__))
    for size in (3, 0):
        accepted = loop.create_future()
        server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
        transport, b = await loop.create_connection(lambda: B(size), *server.sockets[0].getsockname())
        r, w = await accepted
        w.write(b"abcdefgh")
        w.close()
        exc = await b.lost
        print(size, b.pieces, type(exc).__name__)
        server.close()

asyncio.run(main())
