# a chat room: each line goes to everybody who is in it, in the order of sending
import asyncio

members = {}

async def handle(r, w):
    name = (await r.readline()).decode().strip()
    members[name] = w
    w.write(b"welcome\n")
    try:
        while line := (await r.readline()).decode().strip():
            for other in members.values():
                other.write(f"{name}: {line}\n".encode())
    finally:
        del members[name]
        for other in members.values():
            other.write(f"{name} has left\n".encode())
        w.close()

async def read_line(r):
    return (await r.readline()).decode().strip()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    clients = {}
    for name in ("ann", "bob", "cat"):
        r, w = clients[name] = await asyncio.open_connection(*server.sockets[0].getsockname())
        w.write(name.encode() + b"\n")
        print(name, await read_line(r))
    for name in ("bob", "ann"):
        clients[name][1].write(b"hi from " + name.encode() + b"\n")
        print([await read_line(r) for r, w in clients.values()])
    clients["bob"][1].close()
    print([await read_line(clients[name][0]) for name in ("ann", "cat")], sorted(members))
    for name in ("ann", "cat"):
        clients[name][1].write_eof()
        while name in members:
            await asyncio.sleep(0)
        clients[name][1].close()
    server.close()
    await server.wait_closed()
    print(sorted(members))

asyncio.run(main())
