# a failing client ends its group: the others are cancelled, and close their connections on their way out
import asyncio

log = []
waiting = []
through = 0

async def handle(r, w):
    global through
    line = (await r.readline()).decode().strip()
    waiting.append(line)
    if line == "fail":
        while len(waiting) < 3:
            await asyncio.sleep(0)
        w.write(b"no\n")
    log.append(f"{line} {await r.read()}")
    w.close()
    through += 1

async def client(address, line):
    r, w = await asyncio.open_connection(*address)
    try:
        w.write(line.encode() + b"\n")
        await w.drain()
        if await r.readline() == b"no\n":
            raise ValueError("refused")
    except asyncio.CancelledError:
        log.append("cancelled " + line)
        raise
    finally:
        w.close()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    try:
        async with asyncio.TaskGroup() as group:
            for line in ("wait", "fail", "wait too"):
                group.create_task(client(address, line))
    except* ValueError as errors:
        print([str(e) for e in errors.exceptions])
    while through < 3:
        await asyncio.sleep(0)
    print(sorted(log[:2]), sorted(log[2:]), sorted(waiting))
    server.close()

asyncio.run(main())
