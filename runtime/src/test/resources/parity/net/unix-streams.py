# streams over a unix-domain socket, and a path where nobody listens
import asyncio, os, tempfile

async def handle(r, w):
    async for line in r:
        w.write(line.upper())
    w.close()

async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        try:
            await asyncio.open_unix_connection(path)
        except OSError as e:
            print("no server")
        server = await asyncio.start_unix_server(handle, path)
        print(server.is_serving(), os.path.exists(path))
        r, w = await asyncio.open_unix_connection(path)
        w.write(b"hello\n")
        print((await r.readline()).rstrip(b"\n"))
        w.write(b"a\nb\n")
        w.write_eof()
        print(await r.read())
        w.close()
        await w.wait_closed()
        server.close()
        await server.wait_closed()
        try:
            await asyncio.open_unix_connection(path)
        except OSError as e:
            print("no server")

asyncio.run(main())
