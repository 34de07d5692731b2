# set_protocol: the next event goes to the new one; the old one is told of nothing more
import asyncio

class P(asyncio.Protocol):
    def __init__(self, name, log):
        self.name, self.log = name, log
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.log.append(self.name + " made")

    def data_received(self, data):
        self.log.append(f"{self.name} {data.decode()}")

    def connection_lost(self, exc):
        self.log.append(self.name + " lost")
        self.lost.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    log = []
    accepted = loop.create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
    transport, first = await loop.create_connection(lambda: P("first", log), *server.sockets[0].getsockname())
    r, w = await accepted
    w.write(b"a")
    while "first a" not in log:
        await asyncio.sleep(0)
    second = P("second", log)
    transport.set_protocol(second)
    print(transport.get_protocol() is second)
    w.write(b"b")
    while "second b" not in log:
        await asyncio.sleep(0)
    w.close()
    await second.lost
    print(log, first.lost.done())
    server.close()

asyncio.run(main())
