# start_tls on both ends of an open stream: the same reader and writer go on encrypted
import asyncio, os, ssl

PEM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tls", "%s.pem")

events = []

async def handle(r, w):
    while line := (await r.readline()).decode().strip():
        events.append(f"{line} {w.get_extra_info('sslcontext') is not None}")
        if line == "STARTTLS":
            w.write(b"go ahead\n")
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(PEM % "localhost")
            try:
                await w.start_tls(context)
            except OSError:
                events.append("refused")
                break
        else:
            w.write(line.upper().encode() + b"\n")
    w.close()

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: events.append(context["message"]))
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    for trusted in ("localhost", "client"):
        r, w = await asyncio.open_connection(host, port)
        w.write(b"before\n")
        print(await r.readline(), w.get_extra_info("sslcontext"), w.can_write_eof())
        w.write(b"STARTTLS\n")
        print(await r.readline())
        try:
            await w.start_tls(ssl.create_default_context(cafile=PEM % trusted), server_hostname="localhost")
        except OSError as e:
            print("refused", isinstance(e, ssl.SSLError), w.is_closing())
            continue
        print(w.get_extra_info("sslcontext") is not None, w.can_write_eof())
        w.write(b"after\n")
        print(await r.readline())
        w.close()
        await w.wait_closed()
    while "refused" not in events:
        await asyncio.sleep(0)
    server.close()
    await server.wait_closed()
    print(events)

asyncio.run(main())
