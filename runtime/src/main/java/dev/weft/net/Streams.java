// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/**
 * Connections to peers, and servers for them: asyncio's streams.
 *
 * <pre>{@code
 * try (var connection = await(Streams.openConnection("localhost", 7000))) {
 *     connection.writer().write("hello\n");
 *     System.out.println(await(connection.reader().readLine()));
 * }
 * }</pre>
 */
public final class Streams {

    private Streams() {}

    /** What a server does with each client. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Serves one client, in a task of its own. Closes the writer when it is through. If it throws, that is reported to the
         * loop's exception handler, and the connection closed; if it is cancelled, the connection is closed, too.
         */
        Coroutine<Void> handle(StreamReader reader, StreamWriter writer) throws Exception;
    }

    /**
     * Connects to a host. The name is looked up in a thread; of several addresses the first that takes the connection is used.
     *
     * @return a coroutine that throws {@link java.net.UnknownHostException}, or a {@link java.net.ConnectException} that
     *     names each address and what was wrong with it
     */
    public static Coroutine<Connection> openConnection(String host, int port) throws IOException {
        return openConnection(host, port, ConnectOptions.DEFAULT);
    }

    /** As {@link #openConnection(String, int)}. */
    public static Coroutine<Connection> openConnection(String host, int port, ConnectOptions options)
            throws IOException {
        return opened(host, port, options);
    }

    /** Connects to a unix-domain socket, as {@link #openConnection(String, int)}. */
    public static Coroutine<Connection> openUnixConnection(UnixDomainSocketAddress address) throws IOException {
        return openUnixConnection(address, ConnectOptions.DEFAULT);
    }

    /** As {@link #openUnixConnection(UnixDomainSocketAddress)}. */
    public static Coroutine<Connection> openUnixConnection(UnixDomainSocketAddress address, ConnectOptions options)
            throws IOException {
        return opened(address, options);
    }

    @Async
    private static Coroutine<Connection> opened(String host, int port, ConnectOptions options) throws IOException {
        ConnectOptions complete = await(TlsEngines.complete(options, host));
        return openConnection(await(Connector.connect(host, port, complete)), complete);
    }

    @Async
    private static Coroutine<Connection> opened(SocketAddress address, ConnectOptions options) throws IOException {
        ConnectOptions complete = await(TlsEngines.complete(options, null));
        return openConnection(await(Connector.connect(address, complete)), complete);
    }

    /**
     * A stream over a channel that is connected, and is the stream's from now on; for TLS the options have to name the server
     * (or not to verify its name).
     */
    @Async
    public static Coroutine<Connection> openConnection(SocketChannel connected, ConnectOptions options)
            throws IOException {
        StreamProtocol protocol = new StreamProtocol(Network.running(), options.limit());
        await(Transports.connect(() -> protocol, connected, options));
        return done(new Stream(protocol));
    }

    /**
     * A stream over a transport of another kind.
     *
     * @param connect makes the transport, which tells the protocol of events from the next turn on
     * @param limit of the reader, in bytes
     */
    public static Connection over(Function<? super Protocol, ? extends Transport> connect, int limit) {
        StreamProtocol protocol = new StreamProtocol(Network.running(), Limits.positive(limit));
        protocol.connectionMade(connect.apply(protocol));
        return new Stream(protocol);
    }

    /**
     * Listens on a port of {@code host} (null: all interfaces; port 0: one that is free) and runs {@code handler} in a task of
     * its own for each client.
     *
     * @return a coroutine that throws {@link java.net.BindException} if the port is taken
     */
    public static Coroutine<Server> startServer(Handler handler, String host, int port) throws IOException {
        return startServer(handler, host, port, ServerOptions.DEFAULT);
    }

    /** As {@link #startServer(Handler, String, int)}. */
    public static Coroutine<Server> startServer(Handler handler, String host, int port, ServerOptions options)
            throws IOException {
        return Listening.open(server -> new StreamServerProtocol(server, handler), host, port, options);
    }

    /** Listens on a unix-domain socket, as {@link #startServer(Handler, String, int)}; closing it removes its file. */
    public static Coroutine<Server> startUnixServer(Handler handler, UnixDomainSocketAddress address)
            throws IOException {
        return startUnixServer(handler, address, ServerOptions.DEFAULT);
    }

    /** As {@link #startUnixServer(Handler, UnixDomainSocketAddress)}. */
    public static Coroutine<Server> startUnixServer(
            Handler handler, UnixDomainSocketAddress address, ServerOptions options) throws IOException {
        return Listening.open(server -> new StreamServerProtocol(server, handler), address, options);
    }
}
