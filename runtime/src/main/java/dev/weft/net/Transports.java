// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** Connections and servers for protocols: what asyncio's loop makes, and what {@link Streams} is built on. */
public final class Transports {

    private Transports() {}

    /**
     * Connects to a host and makes a protocol for the connection, which has been told of it when this ends. The name is looked
     * up in a thread; of several addresses the first that takes the connection is used.
     *
     * @return a coroutine that throws {@link java.net.UnknownHostException}, or a {@link java.net.ConnectException} that
     *     names each address and what was wrong with it
     */
    public static Coroutine<Transport> createConnection(
            Supplier<? extends Protocol> protocol, String host, int port, ConnectOptions options) throws IOException {
        return connected(Connector.connect(host, port, options), protocol);
    }

    /** Connects to a unix-domain socket, as {@link #createConnection}. */
    public static Coroutine<Transport> createUnixConnection(
            Supplier<? extends Protocol> protocol, UnixDomainSocketAddress address, ConnectOptions options)
            throws IOException {
        return connected(Connector.connect(address, options), protocol);
    }

    @Async
    private static Coroutine<Transport> connected(
            Coroutine<SocketChannel> connecting, Supplier<? extends Protocol> protocol) throws IOException {
        return connect(protocol, await(connecting));
    }

    /** Makes a protocol for a channel that is connected, and is the transport's from now on. */
    @Async
    public static Coroutine<Transport> connect(Supplier<? extends Protocol> protocol, SocketChannel connected)
            throws IOException {
        Network network = Network.running();
        Future<Void> made = network.loop.createFuture();
        SocketTransport transport;
        try {
            if (!connected.isConnected()) {
                throw new NotYetConnectedException();
            }
            connected.configureBlocking(false);
            transport = new SocketTransport(network, connected, protocol.get(), null, made);
        } catch (Throwable error) {
            SocketSettings.closeQuietly(connected, error);
            throw error;
        }
        boolean told = false;
        try {
            await(made);
            told = true;
        } finally {
            if (!told) {
                transport.close();
            }
        }
        return done(transport);
    }

    /** Opens a datagram socket and makes a protocol for it, which has been told of it when this ends. */
    @Async
    public static Coroutine<DatagramTransport> createDatagramEndpoint(
            Supplier<? extends DatagramProtocol> protocol, DatagramOptions options) throws IOException {
        DatagramChannel channel = await(Datagrams.channel(options));
        Network network = Network.running();
        Future<Void> made = network.loop.createFuture();
        DatagramSocket transport;
        try {
            transport = new DatagramSocket(network, channel, protocol.get(), made);
        } catch (Throwable error) {
            SocketSettings.closeQuietly(channel, error);
            throw error;
        }
        boolean told = false;
        try {
            await(made);
            told = true;
        } finally {
            if (!told) {
                transport.close();
            }
        }
        return done(transport);
    }

    /** Listens on a port of {@code host} (null: all interfaces; port 0: one that is free), with a protocol for each client. */
    public static Coroutine<Server> createServer(
            Supplier<? extends Protocol> protocol, String host, int port, ServerOptions options) throws IOException {
        return Listening.open(server -> protocol.get(), host, port, options);
    }

    /** Listens on a unix-domain socket, as {@link #createServer}; closing the server removes its file. */
    public static Coroutine<Server> createUnixServer(
            Supplier<? extends Protocol> protocol, UnixDomainSocketAddress address, ServerOptions options)
            throws IOException {
        return Listening.open(server -> protocol.get(), address, options);
    }
}
