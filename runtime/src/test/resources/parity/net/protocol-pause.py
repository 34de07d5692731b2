# pause_reading and resume_reading: nothing is delivered in between, and nothing is lost
import asyncio

class P(asyncio.Protocol):
    def __init__(self):
        self.got = b""

    def connection_made(self, transport):
        transport.pause_reading()

    def data_received(self, data):
        self.got += data

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    accepted = loop.create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
    transport, p = await loop.create_connection(P, *server.sockets[0].getsockname())
    r, w = await accepted
    w.write(b"early")
    await turns(5)
    print(p.got, transport.is_reading())
    transport.resume_reading()
    print(transport.is_reading())
    while p.got != b"early":
        await asyncio.sleep(0)
    transport.pause_reading()
    transport.pause_reading()
    w.write(b"-late")
    await turns(5)
    print(p.got, transport.is_reading())
    transport.resume_reading()
    transport.resume_reading()
    while p.got != b"early-late":
        await asyncio.sleep(0)
    print(p.got)
    transport.close()
    transport.resume_reading()
    print(transport.is_reading())
    w.close()
    server.close()

asyncio.run(main())
