# what a protocol's method throws is told to the loop's exception handler, and ends the connection
import asyncio

class P(asyncio.Protocol):
    def __init__(self, fails, log):
        self.fails, self.log = fails, log
        self.lost = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.log.append("data")
        if self.fails == "data":
            raise ValueError("in data_received")

    def eof_received(self):
        self.log.append("eof")
        if self.fails == "eof":
            raise ValueError("in eof_received")

    def connection_lost(self, exc):
        self.log.append(f"lost {exc!r}")
        self.lost.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    for fails in ("data", "eof"):
        log = []
        loop.set_exception_handler(lambda loop, context: log.append((context["message"], repr(context["exception"]))))
        accepted = loop.create_future()
        server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
        transport, p = await loop.create_connection(lambda: P(fails, log), *server.sockets[0].getsockname())
        r, w = await accepted
        w.write(b"x")
        while "data" not in log:
            await asyncio.sleep(0)
        w.close()
        await p.lost
        print(transport.is_closing(), *log, sep="\n")
        server.close()

asyncio.run(main())
