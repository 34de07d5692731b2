# certificates that are refused, and a client that speaks plain text: who learns of it
import asyncio, os, ssl

PEM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tls", "%s.pem")

events = []

async def handle(r, w):
    events.append("serving")
    w.write(b"let in\n")
    w.close()

def trusting(name):
    return ssl.create_default_context(cafile=PEM % name)

async def attempt(what, port, host, context, **more):
    try:
        r, w = await asyncio.open_connection(host, port, ssl=context, **more)
        print(what, await r.readline())
        w.close()
        await w.wait_closed()
    except Exception as e:
        print(what, isinstance(e, OSError), isinstance(e, ssl.SSLError))

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: events.append(context["message"]))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(PEM % "localhost")
    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    await attempt("nobody trusted", port, "localhost", trusting("client"))
    await attempt("another host", port, "localhost", trusting("localhost"), server_hostname="other.example")
    await attempt("its address", port, "127.0.0.1", trusting("localhost"))
    unverified = trusting("localhost")
    unverified.check_hostname = False
    await attempt("another host, unverified", port, "localhost", unverified, server_hostname="other.example")
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(b"GET / HTTP/1.1\r\n\r\n")
    try:
        print("plain", b"let in" in await r.read())
    except ConnectionError:
        print("plain", False)
    w.close()
    await attempt("the next", port, "localhost", trusting("localhost"))
    try:
        await asyncio.start_server(handle, "127.0.0.1", 0, ssl=True)
    except Exception as e:
        print("server without a context")
    server.close()
    await server.wait_closed()
    print(events)

asyncio.run(main())
