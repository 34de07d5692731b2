// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncFunction;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Weft;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.List;

/** A connection over TLS, this process at both ends; closing it waits until nothing is left of it. */
final class TlsPair implements AsyncCloseable {

    static final TlsOptions SERVER = TlsOptions.DEFAULT.context(Certificates.context("localhost", "client"));
    static final TlsOptions CLIENT = TlsOptions.DEFAULT.context(Certificates.context(null, "localhost"));

    /** Small, so that little is lost sight of in the system. In bytes. */
    private static final int SYSTEM_BUFFER = 16 * 1024;

    private final Server listening;
    private final Connection connection;

    /** The server's end. */
    final StreamReader serverReader;

    final StreamWriter serverWriter;

    private TlsPair(Server listening, Connection connection, StreamReader serverReader, StreamWriter serverWriter) {
        this.listening = listening;
        this.connection = connection;
        this.serverReader = serverReader;
        this.serverWriter = serverWriter;
    }

    /** The client's end. */
    StreamReader reader() {
        return connection.reader();
    }

    StreamWriter writer() {
        return connection.writer();
    }

    Transport transport() {
        return writer().transport();
    }

    /** Options with one version of TLS. */
    static TlsOptions version(TlsOptions options, String version) {
        return options.parameters(parameters -> parameters.setProtocols(new String[] {version}));
    }

    private record End(StreamReader reader, StreamWriter writer) {}

    /** A pair with options of both ends; null for none. */
    @Async
    static Coroutine<TlsPair> open(TlsOptions server, TlsOptions client) throws IOException {
        Future<End> accepted = EventLoop.running().createFuture();
        Server listening = await(Streams.startServer(
                (reader, writer) -> {
                    accepted.setResult(new End(reader, writer));
                    return done();
                },
                "127.0.0.1",
                0,
                ServerOptions.DEFAULT.tls(server)));
        Connection connection =
                await(Streams.openConnection("localhost", listening.port(), ConnectOptions.DEFAULT.tls(client)));
        End end = await(accepted);
        for (Transport transport : List.of(connection.writer().transport(), end.writer.transport())) {
            transport.setOption(StandardSocketOptions.SO_SNDBUF, SYSTEM_BUFFER);
            transport.setOption(StandardSocketOptions.SO_RCVBUF, SYSTEM_BUFFER);
        }
        return done(new TlsPair(listening, connection, end.reader, end.writer));
    }

    /** Runs a test with a pair of each version of TLS, on a loop whose exception handler must not be told anything. */
    static void with(AsyncFunction<TlsPair, Void> test) {
        for (String version : new String[] {"TLSv1.3", "TLSv1.2"}) {
            Peer.Told told = new Peer.Told();
            Peer.run(told, Weft.async(() -> using(version(SERVER, version), CLIENT, test)));
            if (!told.isEmpty()) {
                throw new AssertionError(version + ": reported: " + told);
            }
        }
    }

    /** Runs a test with a pair. */
    @Async
    static Coroutine<Void> using(TlsOptions server, TlsOptions client, AsyncFunction<TlsPair, Void> test)
            throws Exception {
        try (TlsPair pair = await(open(server, client))) {
            await(test.apply(pair));
        }
        return done();
    }

    /** What awaiting throws. */
    @Async
    static Coroutine<Throwable> error(Awaitable<?> awaitable) {
        try {
            await(awaitable);
        } catch (Throwable e) {
            return done(e);
        }
        throw new AssertionError("nothing was thrown");
    }

    /** Waits for the end, whatever it is. */
    @Async
    static Coroutine<Void> end(Awaitable<?> awaitable) {
        try {
            await(awaitable);
        } catch (Throwable e) {
            // as good as any other
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        transport().close();
        serverWriter.transport().close();
        await(listening.closeAsync());
        await(Peer.until(() -> transport().isClosing()));
        return done();
    }
}
