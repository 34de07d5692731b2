# a protocol is told of each event once and in order; connection_lost comes in a turn of its own
import asyncio

class P(asyncio.Protocol):
    def __init__(self, name, log):
        self.name, self.log = name, log
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        self.log.append(self.name + " made")

    def data_received(self, data):
        self.log.append(f"{self.name} data {data.decode()}")

    def eof_received(self):
        self.log.append(self.name + " eof")

    def connection_lost(self, exc):
        self.log.append(f"{self.name} lost {exc}")
        self.lost.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    log = []
    serving = []
    def factory():
        serving.append(P("server", log))
        return serving[-1]
    server = await loop.create_server(factory, "127.0.0.1", 0)
    transport, client = await loop.create_connection(lambda: P("client", log), *server.sockets[0].getsockname())
    print("client made" in log, transport is client.transport, transport.get_protocol() is client)
    transport.write(b"one")
    while "server data one" not in log:
        await asyncio.sleep(0)
    serving[0].transport.write(b"two")
    while "client data two" not in log:
        await asyncio.sleep(0)
    transport.close()
    transport.close()
    log.append("closed")
    print(transport.is_closing(), transport.is_reading())
    await client.lost
    await serving[0].lost
    transport.abort()
    print([e for e in log if e.startswith("client") or e == "closed"])
    print([e for e in log if e.startswith("server")])
    server.close()

asyncio.run(main())
