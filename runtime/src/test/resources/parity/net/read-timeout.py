# timeouts around reads and connects: the connection survives, and the time-out says so
import asyncio

async def handle(r, w):
    line = await r.readline()
    await asyncio.sleep(0.03)
    w.write(b"late answer to " + line)
    w.close()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    w.write(b"ping\n")
    tries = 0
    while True:
        try:
            async with asyncio.timeout(0.02):
                answer = await r.readline()
                break
        except TimeoutError:
            tries += 1
    print(answer.rstrip(b"\n"), tries >= 1)
    try:
        async with asyncio.timeout(0.01) as limit:
            w.write(b"more")
            print(await r.read(), r.at_eof())
    except TimeoutError:
        print("not reached")
    print(limit.expired())
    w.close()
    server.close()

asyncio.run(main())
