# drain waits while too much is buffered; several may wait, and cancelling one concerns no other
import asyncio, socket

async def pair(limit=2**16):
    accepted = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0, limit=limit)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=limit)
    server.close()
    return r, w, *await accepted

async def drains(name, w, log):
    try:
        await w.drain()
        log.append(name + " drained")
    except asyncio.CancelledError:
        log.append(name + " cancelled")

async def main():
    r, w, sr, sw = await pair()
    log = []
    await drains("empty", w, log)
    w.transport.set_write_buffer_limits(high=0)
    written = 0
    while not w.transport.get_write_buffer_size():
        w.write(b"x" * 100_000)
        written += 100_000
    tasks = [asyncio.create_task(drains(f"t{i}", w, log)) for i in range(3)]
    await asyncio.sleep(0)
    print(log, [t.done() for t in tasks])
    tasks[1].cancel()
    await tasks[1]
    print(log, [t.done() for t in tasks])
    print(len(await sr.readexactly(written)) == written)
    await asyncio.gather(*tasks)
    print(log, w.transport.get_write_buffer_size())
    w.close()
    sw.close()

asyncio.run(main())
