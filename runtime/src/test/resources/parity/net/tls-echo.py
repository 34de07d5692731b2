# streams over TLS: what both ends learn in the handshake, bytes both ways, and the end
import asyncio, os, ssl

PEM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tls", "%s.pem")

def contexts():
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=PEM % "client")
    server.load_cert_chain(PEM % "localhost")
    server.verify_mode = ssl.CERT_REQUIRED
    server.set_alpn_protocols(["b", "a"])
    client = ssl.create_default_context(cafile=PEM % "localhost")
    client.load_cert_chain(PEM % "client")
    client.set_alpn_protocols(["a", "b"])
    return server, client

events = []

def name(w):
    return w.get_extra_info("peercert")["subject"][0][0][1]

async def handle(r, w):
    events.append(f"serving {name(w)} {w.get_extra_info('ssl_object').selected_alpn_protocol()}")
    while data := await r.read(100):
        w.write(data.upper())
        await w.drain()
    events.append(f"end {r.at_eof()} {w.is_closing()}")
    w.write(b"too late")
    w.close()
    await w.wait_closed()
    events.append("closed")

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: events.append(context["message"]))
    for_server, for_client = contexts()
    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=for_server)
    port = server.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("localhost", port, ssl=for_client)
    print(name(w), w.get_extra_info("ssl_object").selected_alpn_protocol())
    print(w.get_extra_info("ssl_object").version(), w.get_extra_info("sslcontext") is for_client)
    print(w.can_write_eof(), w.transport.get_write_buffer_limits(), w.get_extra_info("nothing"))
    try:
        w.write_eof()
    except NotImplementedError as e:
        print("no half-close")
    w.write(b"")
    w.write(b"one ")
    w.writelines([b"two ", b"three"])
    print(await r.readexactly(13))
    w.write(b"x" * 300000)
    print(len(await r.readexactly(300000)))
    w.close()
    print(w.is_closing())
    await w.wait_closed()
    print(await r.read(), r.at_eof())
    while "closed" not in events:
        await asyncio.sleep(0)
    server.close()
    await server.wait_closed()
    print(*events, sep="\n")

asyncio.run(main())
