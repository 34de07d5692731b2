// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.net.Certificates;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.TlsOptions;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** {@code tls-refused.py}. */
final class TlsRefused extends Loopback {

    private final List<String> events = new ArrayList<>();

    @Async
    private Coroutine<Void> handle(StreamReader r, StreamWriter w) {
        events.add("serving");
        w.write("let in\n");
        w.transport().close();
        return done();
    }

    private static TlsOptions trusting(String name) {
        return TlsOptions.DEFAULT.context(Certificates.context(null, name));
    }

    @Async
    private Coroutine<Void> attempt(String what, int port, String host, TlsOptions options) {
        try {
            Connection c = await(Streams.openConnection(host, port, ConnectOptions.DEFAULT.tls(options)));
            print(what, bytes(await(c.reader().readUntil(b("\n")))));
            c.writer().transport().close();
            await(c.writer().waitClosed());
        } catch (Exception e) {
            print(what, e instanceof IOException, e instanceof SSLException);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop.running().setExceptionHandler(context -> events.add((String) context.get("message")));
        TlsOptions options = TlsOptions.DEFAULT.context(Certificates.context("localhost"));
        Server server = await(Streams.startServer(this::handle, HOST, 0, ServerOptions.DEFAULT.tls(options)));
        int port = server.port();
        await(attempt("nobody trusted", port, "localhost", trusting("client")));
        await(attempt("another host", port, "localhost", trusting("localhost").serverHostname("other.example")));
        await(attempt("its address", port, "127.0.0.1", trusting("localhost")));
        TlsOptions unverified = trusting("localhost").verifyHostname(false);
        await(attempt("another host, unverified", port, "localhost", unverified.serverHostname("other.example")));
        Connection c = await(Streams.openConnection(HOST, port));
        c.writer().write("GET / HTTP/1.1\r\n\r\n");
        try {
            print("plain", new String(await(c.reader().readAll()), UTF_8).contains("let in"));
        } catch (SocketException e) {
            print("plain", false);
        }
        c.writer().transport().close();
        await(attempt("the next", port, "localhost", trusting("localhost")));
        try {
            await(Streams.startServer(this::handle, HOST, 0, ServerOptions.DEFAULT.tls(TlsOptions.DEFAULT)));
        } catch (IllegalArgumentException e) {
            print("server without a context");
        }
        server.stopServing();
        await(server.waitClosed());
        print(events);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
