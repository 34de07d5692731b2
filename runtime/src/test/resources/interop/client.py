# The clients of dev.weft.net.PythonStreamsTest: each sends a line, takes one, sends bytes and the end, takes them back.
import asyncio
import sys


async def client(port, i):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"client %d\n" % i)
    await writer.drain()
    assert await reader.readline() == b"CLIENT %d\n" % i
    data = bytes([i]) * (i * 4_000)
    taking = asyncio.create_task(reader.read())
    writer.write(data)
    await writer.drain()
    writer.write_eof()
    assert await taking == data
    writer.close()
    await writer.wait_closed()
    return len(data)


async def main():
    sizes = await asyncio.gather(*(client(int(sys.argv[1]), i) for i in range(50)))
    print(len(sizes), "clients,", sum(sizes), "bytes")


asyncio.run(main())
