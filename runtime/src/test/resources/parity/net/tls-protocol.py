# what protocols are told over TLS, whoever closes; the handshake's time limit
import asyncio, os, ssl

PEM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tls", "%s.pem")

class P(asyncio.Protocol):
    def __init__(self):
        self.log = []
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        self.log.append("made")

    def data_received(self, data):
        self.log.append(f"data {data.decode()}")

    def eof_received(self):
        self.log.append("eof")

    def connection_lost(self, exc):
        self.log.append(f"lost {exc}")
        self.lost.set_result(None)

ended = []

async def silent(r, w):
    ended.append(len(await r.read()) > 0)
    w.close()

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"]))
    serving = []
    def factory():
        serving.append(P())
        return serving[-1]
    for_server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    for_server.load_cert_chain(PEM % "localhost")
    for_client = ssl.create_default_context(cafile=PEM % "localhost")
    server = await loop.create_server(factory, "127.0.0.1", 0, ssl=for_server)
    port = server.sockets[0].getsockname()[1]
    for closer in ("client", "server", "abort"):
        transport, client = await loop.create_connection(P, "localhost", port, ssl=for_client)
        print(transport is client.transport, transport.get_protocol() is client, transport.is_reading())
        transport.write(b"one")
        while not serving or "data one" not in serving[-1].log:
            await asyncio.sleep(0)
        serving[-1].transport.write(b"two")
        while "data two" not in client.log:
            await asyncio.sleep(0)
        if closer == "client":
            transport.close()
            print(transport.is_closing())
        elif closer == "server":
            serving[-1].transport.close()
        else:
            transport.abort()
        await client.lost
        await serving[-1].lost
        print(closer, client.log, serving[-1].log)
    server.close()
    plain = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = plain.sockets[0].getsockname()[1]
    try:
        await loop.create_connection(P, "localhost", port, ssl=for_client, ssl_handshake_timeout=0.05)
    except Exception as e:
        print(isinstance(e, OSError), e)
    while not ended:
        await asyncio.sleep(0)
    print(ended)
    plain.close()

asyncio.run(main())
