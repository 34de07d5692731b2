# in which order callbacks and the events of a transport run: call_soon before and after close
import asyncio

class P(asyncio.Protocol):
    def __init__(self, log):
        self.log = log
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.log.append("made")
        asyncio.get_running_loop().call_soon(self.log.append, "soon after made")

    def connection_lost(self, exc):
        self.log.append("lost")
        asyncio.get_running_loop().call_soon(self.log.append, "soon after lost")
        self.lost.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    for end in ("close", "abort"):
        log = []
        transport, p = await loop.create_connection(lambda: P(log), *server.sockets[0].getsockname())
        log.append("connected")
        loop.call_soon(log.append, "before")
        getattr(transport, end)()
        loop.call_soon(log.append, "after")
        log.append("called")
        await p.lost
        log.append("awaited")
        await asyncio.sleep(0)
        print(end, log)
    server.close()

asyncio.run(main())
