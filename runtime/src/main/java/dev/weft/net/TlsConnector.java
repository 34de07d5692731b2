// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** Starts TLS on connections. */
final class TlsConnector {

    private TlsConnector() {}

    /** Makes a protocol for a channel that is connected to a server. Ends after the handshake. */
    @Async
    static Coroutine<Transport> connect(
            Supplier<? extends Protocol> protocol, SocketChannel connected, TlsOptions options) throws IOException {
        TlsProtocol tls;
        try {
            TlsOptions complete = await(TlsEngines.complete(options, null));
            tls = new TlsProtocol(
                    EventLoop.running(),
                    protocol.get(),
                    TlsProtocol.Origin.CONNECTING,
                    TlsEngines.client(complete, port(connected.getRemoteAddress())),
                    complete);
        } catch (Throwable error) {
            SocketSettings.closeQuietly(connected, error);
            throw error;
        }
        await(Transports.connect(() -> tls, connected));
        return tls.handshake();
    }

    /** The protocol that stands between a connection that a server has accepted and {@code program}. */
    static Protocol accepted(Network network, Protocol program, TlsOptions options) {
        return new TlsProtocol(network.loop, program, TlsProtocol.Origin.ACCEPTED, TlsEngines.server(options), options);
    }

    /**
     * Puts TLS between a transport and its protocol, which knows of the connection.
     *
     * @param early what has arrived, and belongs to the handshake
     */
    static TlsProtocol insert(
            Transport below, Protocol program, TlsOptions options, boolean serverSide, ByteBuffer early)
            throws SocketException {
        if (below.isClosing()) {
            throw new SocketException("Connection lost: TLS can't be started any more on " + below);
        }
        TlsProtocol tls = new TlsProtocol(
                EventLoop.running(),
                program,
                TlsProtocol.Origin.INSERTED,
                serverSide ? TlsEngines.server(options) : TlsEngines.client(options, port(below.remoteAddress())),
                options);
        below.setProtocol(tls);
        tls.connectionMade(below);
        tls.input().setReading(); // it may have been paused
        tls.input().receive(early);
        return tls;
    }

    private static int port(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
    }
}
