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
import dev.weft.parity.Py;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSession;

/** {@code tls-echo.py}. */
final class TlsEcho extends Loopback {

    private final TlsOptions forServer = TlsOptions.DEFAULT
            .context(Certificates.context("localhost", "client"))
            .needClientAuth(true)
            .alpnProtocols("b", "a");
    private final TlsOptions forClient = TlsOptions.DEFAULT
            .context(Certificates.context("client", "localhost"))
            .alpnProtocols("a", "b");
    private final List<String> events = new ArrayList<>();

    private static Object info(StreamWriter w, String name) {
        return w.transport().extraInfo(name);
    }

    private static String name(StreamWriter w) {
        return ((X509Certificate) info(w, "peercert"))
                .getSubjectX500Principal()
                .getName()
                .substring("CN=".length());
    }

    @Async
    private Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        events.add("serving " + name(w) + " " + info(w, "selected_alpn_protocol"));
        for (byte[] data = await(r.read(100)); data.length > 0; ) {
            w.write(new String(data, UTF_8).toUpperCase(Locale.ROOT));
            await(w.drain());
            data = await(r.read(100));
        }
        events.add("end " + Py.str(r.atEof()) + " " + Py.str(w.isClosing()));
        w.write("too late");
        w.transport().close();
        await(w.waitClosed());
        events.add("closed");
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop.running().setExceptionHandler(context -> events.add((String) context.get("message")));
        Server server = await(Streams.startServer(this::handle, HOST, 0, ServerOptions.DEFAULT.tls(forServer)));
        Connection c = await(Streams.openConnection("localhost", server.port(), ConnectOptions.DEFAULT.tls(forClient)));
        StreamReader r = c.reader();
        StreamWriter w = c.writer();
        print(name(w), info(w, "selected_alpn_protocol"));
        print(((SSLSession) info(w, "ssl_object")).getProtocol(), info(w, "sslcontext") == forClient.context());
        print(
                w.canWriteEof(),
                Py.tuple(w.transport().writeBufferLow(), w.transport().writeBufferHigh()),
                info(w, "nothing"));
        try {
            w.writeEof();
        } catch (UnsupportedOperationException e) {
            print("no half-close");
        }
        w.write(b(""));
        w.write(b("one "));
        w.writeLines(List.of(b("two "), b("three")));
        print(bytes(await(r.readExactly(13))));
        w.write(times("x", 300000));
        print(await(r.readExactly(300000)).length);
        w.transport().close();
        print(w.isClosing());
        await(w.waitClosed());
        print(bytes(await(r.readAll())), r.atEof());
        await(until(() -> events.contains("closed")));
        server.stopServing();
        await(server.waitClosed());
        events.forEach(this::print);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
