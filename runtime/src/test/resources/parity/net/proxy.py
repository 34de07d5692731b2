# a proxy: two pumps for each client, which pass on bytes and ends in both directions
import asyncio

through = 0

async def pump(r, w):
    try:
        while data := await r.read(1000):
            w.write(data)
            await w.drain()
    finally:
        if w.can_write_eof():
            w.write_eof()

async def origin(r, w):
    request = await r.read()
    w.write(b"%d bytes, then " % len(request) + request[:5])
    w.close()
    await w.wait_closed()

async def main():
    back = await asyncio.start_server(origin, "127.0.0.1", 0)
    async def proxy(r, w):
        br, bw = await asyncio.open_connection(*back.sockets[0].getsockname())
        await asyncio.gather(pump(r, bw), pump(br, w))
        for each in (bw, w):
            each.close()
            await each.wait_closed()
        global through
        through += 1
    front = await asyncio.start_server(proxy, "127.0.0.1", 0)
    for n in (5, 100_000):
        r, w = await asyncio.open_connection(*front.sockets[0].getsockname())
        w.write(b"hello" * (n // 5))
        await w.drain()
        w.write_eof()
        print(await r.read(), r.at_eof())
        w.close()
        await w.wait_closed()
    while through < 2:
        await asyncio.sleep(0)
    front.close()
    back.close()
    await front.wait_closed()
    await back.wait_closed()

asyncio.run(main())
