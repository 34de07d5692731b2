# wait_closed: several may wait; it waits for what is buffered, and raises what the connection has failed with
import asyncio, socket, struct

async def pair():
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    server.close()
    return r, w, *await accepted

async def waits(w):
    try:
        await w.wait_closed()
        return "closed"
    except ConnectionError as e:
        return type(e).__name__

async def main():
    r, w, sr, sw = await pair()
    waiting = [asyncio.create_task(waits(w)) for _ in range(2)]
    await asyncio.sleep(0)
    print([t.done() for t in waiting])
    w.close()
    print(await asyncio.gather(*waiting), await waits(w))
    print(await sr.read(), await waits(sw) if sw.is_closing() else "open")
    sw.close()
    r, w, sr, sw = await pair()
    written = 0
    while not w.transport.get_write_buffer_size():
        w.write(b"x" * 100_000)
        written += 100_000
    w.close()
    closing = asyncio.create_task(waits(w))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(closing.done(), w.transport.get_write_buffer_size() > 0)
    print(len(await sr.read()) == written, await closing)
    sw.close()
    r, w, sr, sw = await pair()
    waiting = asyncio.create_task(waits(w))
    await asyncio.sleep(0)
    sw.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sw.transport.abort()
    print(await waiting, await waits(w))

asyncio.run(main())
