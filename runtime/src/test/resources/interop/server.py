# The server of dev.weft.net.PythonStreamsTest: answers a line in capitals, sends back what follows; until its input ends.
import asyncio
import sys

served = 0


async def serve(reader, writer):
    global served
    writer.write((await reader.readline()).upper())
    while data := await reader.read(10_000):
        writer.write(data)
        await writer.drain()
    served += 1
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.to_thread(sys.stdin.read)
    print("served", served)


asyncio.run(main())
