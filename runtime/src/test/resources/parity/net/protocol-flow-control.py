# pause_writing and resume_writing alternate, and follow the limits
import asyncio

class P(asyncio.Protocol):
    def __init__(self):
        self.log = []

    def pause_writing(self):
        self.log.append("pause")

    def resume_writing(self):
        self.log.append("resume")

async def main():
    loop = asyncio.get_running_loop()
    accepted = loop.create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
    transport, p = await loop.create_connection(P, *server.sockets[0].getsockname())
    r, w = await accepted
    print(transport.get_write_buffer_limits())
    for _ in range(3):
        written = 0
        while "pause" not in p.log:
            transport.write(b"x" * 50_000)
            written += 50_000
        transport.write(b"x" * 50_000)
        print(p.log)
        await r.readexactly(written + 50_000)
        while "resume" not in p.log:
            await asyncio.sleep(0)
        print(p.log, transport.get_write_buffer_size() <= 16 * 1024)
        while transport.get_write_buffer_size():
            await asyncio.sleep(0)
        p.log.clear()
    for high, low in ((1000, None), (0, 0), (10, 20), (1, -1)):
        try:
            transport.set_write_buffer_limits(high, low)
            print(transport.get_write_buffer_limits())
        except ValueError as e:
            print(e)
    transport.close()
    w.close()
    server.close()

asyncio.run(main())
