// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.net.SocketAddress;

/**
 * A datagram socket as its {@link DatagramProtocol} sees it: asyncio's {@code DatagramTransport}. No call waits.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface DatagramTransport {

    /**
     * Sends a packet, or buffers it. Ignored once the transport is closing. Failures reach
     * {@link DatagramProtocol#errorReceived}; that of an empty packet to an only peer, too, which the JDK can't send.
     *
     * @param receiver null for the only peer
     * @throws IllegalArgumentException if there is only one peer, and {@code receiver} is another; or none, and it is null
     */
    void sendTo(byte[] data, SocketAddress receiver);

    /** Receives no more, sends what is buffered, then closes. */
    void close();

    /** Closes at once; what is buffered is lost. */
    void abort();

    /** Whether it is closed or closing. */
    boolean isClosing();

    /** How many bytes are buffered. */
    int writeBufferSize();

    /** Sets when the protocol's writing is paused and resumed, as {@link Transport#setWriteBufferLimits(int, int)}. */
    void setWriteBufferLimits(int high, int low);

    /** Who is told of events. */
    DatagramProtocol protocol();

    /** This end's address. */
    SocketAddress localAddress();

    /** The only peer's address, or null. */
    SocketAddress remoteAddress();
}
