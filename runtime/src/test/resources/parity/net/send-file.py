# a file goes to a peer between what is written before and after it, whole or in part
import asyncio, tempfile

async def main():
    loop = asyncio.get_running_loop()
    accepted = loop.create_future()
    server = await asyncio.start_server(lambda r, w: accepted.set_result((r, w)), "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    sr, sw = await accepted
    with tempfile.TemporaryFile() as file:
        file.write(b"0123456789" * 10_000)
        file.flush()
        w.write(b"<")
        print(await loop.sendfile(w.transport, file, 3, 5))
        w.write(b"|")
        print(await loop.sendfile(w.transport, file, 99_990, 100))
        w.write(b">")
        print(await sr.readexactly(18))
        sending = asyncio.create_task(loop.sendfile(w.transport, file))
        print(len(await sr.readexactly(100_000)), await sending)
        w.close()
        try:
            await loop.sendfile(w.transport, file)
        except (RuntimeError, OSError) as e:
            print("refused")
    print(await sr.read())
    sw.close()
    server.close()

asyncio.run(main())
