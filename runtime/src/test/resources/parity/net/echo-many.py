# fifty clients at once, each with ten messages of its own size
import asyncio

served = 0

async def handle(r, w):
    global served
    while header := await r.read(4):
        if len(header) < 4:
            header += await r.readexactly(4 - len(header))
        n = int.from_bytes(header, "big")
        w.write(header + await r.readexactly(n))
        await w.drain()
    served += 1
    w.close()
    await w.wait_closed()

async def client(address, i):
    r, w = await asyncio.open_connection(*address)
    total = 0
    for k in range(10):
        body = bytes([i]) * (i * 100 * k + 1)
        w.write(len(body).to_bytes(4, "big"))
        w.write(body)
        await w.drain()
        n = int.from_bytes(await r.readexactly(4), "big")
        echo = await r.readexactly(n)
        assert echo == body
        total += n
    w.close()
    await w.wait_closed()
    return total

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    totals = await asyncio.gather(*(client(address, i) for i in range(50)))
    print(totals)
    while served < 50:
        await asyncio.sleep(0)
    server.close()
    await server.wait_closed()
    print(sum(totals), served)

asyncio.run(main())
