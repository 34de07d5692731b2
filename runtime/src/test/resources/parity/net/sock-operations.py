# sock_connect, sock_accept, sock_sendall, sock_recv, sock_recv_into and their like
import asyncio, socket

async def main():
    loop = asyncio.get_running_loop()
    with socket.socket() as listener, socket.socket() as one:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        one.setblocking(False)
        accepting = loop.create_task(loop.sock_accept(listener))
        await asyncio.sleep(0)
        print(accepting.done())
        await loop.sock_connect(one, listener.getsockname())
        two, address = await accepting
        print(address == one.getsockname(), two.getblocking())
        receiving = loop.create_task(loop.sock_recv(two, 3))
        await asyncio.sleep(0)
        await loop.sock_sendall(one, b"hello")
        print(await receiving, await loop.sock_recv(two, 100))
        buffer = bytearray(10)
        await loop.sock_sendall(one, b"into")
        n = await loop.sock_recv_into(two, buffer)
        print(n, bytes(buffer[:n]))
        receiving = loop.create_task(loop.sock_recv(two, 3))
        await asyncio.sleep(0)
        receiving.cancel()
        try:
            await receiving
        except asyncio.CancelledError:
            print("cancelled")
        big = b"x" * 8_000_000
        sending = loop.create_task(loop.sock_sendall(one, big))
        received = 0
        while received < len(big):
            received += len(await loop.sock_recv(two, 60_000))
        await sending
        print(received)
        one.shutdown(socket.SHUT_WR)
        print(await loop.sock_recv(two, 100))
        two.close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as b:
        for each in (a, b):
            each.bind(("127.0.0.1", 0))
            each.setblocking(False)
        receiving = loop.create_task(loop.sock_recvfrom(b, 100))
        await asyncio.sleep(0)
        print(await loop.sock_sendto(a, b"packet", b.getsockname()))
        data, address = await receiving
        print(data, address == a.getsockname())

asyncio.run(main())
