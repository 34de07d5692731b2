# serve_forever: starts serving, is awaited once, and ends with the server; cancelling it closes the server
import asyncio

async def handle(r, w):
    w.close()

async def ends(task):
    try:
        await task
        return "returned"
    except asyncio.CancelledError:
        return "cancelled"

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving())
    serving = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    print(server.is_serving())
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e).endswith("is already being awaited on serve_forever()"))
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await r.read())
    w.close()
    serving.cancel()
    print(await ends(serving), server.is_serving(), len(server.sockets))
    second = await asyncio.start_server(handle, "127.0.0.1", 0)
    serving = asyncio.create_task(second.serve_forever())
    await asyncio.sleep(0)
    second.close()
    print(await ends(serving), second.is_serving())

asyncio.run(main())
