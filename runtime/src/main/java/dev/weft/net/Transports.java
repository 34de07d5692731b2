// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
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
        return connected(protocol, host, port, options);
    }

    /** Connects to a unix-domain socket, as {@link #createConnection}. */
    public static Coroutine<Transport> createUnixConnection(
            Supplier<? extends Protocol> protocol, UnixDomainSocketAddress address, ConnectOptions options)
            throws IOException {
        return connected(protocol, address, options);
    }

    @Async
    private static Coroutine<Transport> connected(
            Supplier<? extends Protocol> protocol, String host, int port, ConnectOptions options) throws IOException {
        ConnectOptions complete = await(TlsEngines.complete(options, host));
        return connect(protocol, await(Connector.connect(host, port, complete)), complete);
    }

    @Async
    private static Coroutine<Transport> connected(
            Supplier<? extends Protocol> protocol, SocketAddress address, ConnectOptions options) throws IOException {
        ConnectOptions complete = await(TlsEngines.complete(options, null));
        return connect(protocol, await(Connector.connect(address, complete)), complete);
    }

    /**
     * Makes a protocol for a channel that is connected, and is the transport's from now on; over TLS if {@code options} say
     * so, which then have to name the server (or not to verify its name). The rest of the options has no meaning here.
     */
    public static Coroutine<Transport> connect(
            Supplier<? extends Protocol> protocol, SocketChannel connected, ConnectOptions options) throws IOException {
        return options.tls() == null
                ? connect(protocol, connected)
                : TlsConnector.connect(protocol, connected, options.tls());
    }

    /**
     * Puts TLS between a transport and {@code protocol}, where both ends have agreed to go on encrypted: asyncio's {@code
     * start_tls}. The protocol, which was told of the connection before, is told of nothing but what comes encrypted, and has
     * to use the new transport from now on. What has been written before goes out in plain. Fails, and is cancelled, by closing
     * the connection.
     *
     * @param serverSide whether this end is the server; a client's options have to name the server (or not to verify its name)
     * @return a coroutine that ends with the new transport after the handshake
     */
    @Async
    public static Coroutine<Transport> startTls(
            Transport transport, Protocol protocol, TlsOptions options, boolean serverSide) throws IOException {
        TlsOptions complete = serverSide ? TlsEngines.checkServer(options) : await(TlsEngines.complete(options, null));
        return TlsConnector.insert(transport, protocol, complete, serverSide, ByteBuffer.allocate(0))
                .handshake();
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
