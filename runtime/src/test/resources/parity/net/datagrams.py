# datagram endpoints: packets keep their bounds and senders; what is sent to another peer is refused
import asyncio

class P(asyncio.DatagramProtocol):
    def __init__(self, name, log):
        self.name, self.log = name, log
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.log.append(self.name + " made")

    def datagram_received(self, data, addr):
        self.log.append(f"{self.name} got {data.decode()} from {names.get(addr[1])}")

    def error_received(self, exc):
        self.log.append(f"{self.name} error")

    def connection_lost(self, exc):
        self.log.append(f"{self.name} lost {exc}")
        self.lost.set_result(None)

names = {}

async def main():
    loop = asyncio.get_running_loop()
    log = []
    a, pa = await loop.create_datagram_endpoint(lambda: P("a", log), local_addr=("127.0.0.1", 0))
    address = a.get_extra_info("sockname")
    b, pb = await loop.create_datagram_endpoint(lambda: P("b", log), remote_addr=address)
    names.update({address[1]: "a", b.get_extra_info("sockname")[1]: "b"})
    print(log, b.get_extra_info("peername") == address, a.get_extra_info("peername"))
    b.sendto(b"one")
    b.sendto(b"two", address)
    while len(log) < 4:
        await asyncio.sleep(0)
    a.sendto(b"three", b.get_extra_info("sockname"))
    while len(log) < 5:
        await asyncio.sleep(0)
    try:
        b.sendto(b"x", ("127.0.0.1", 1))
    except ValueError as e:
        print(str(e).startswith("Invalid address: must be None or"))
    a.close()
    print(a.is_closing(), b.is_closing())
    await pa.lost
    b.abort()
    await pb.lost
    print(*log, sep="\n")

asyncio.run(main())
