// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * What is told of the events of one datagram socket: asyncio's {@code DatagramProtocol}. All calls come from the loop's
 * thread: {@link #connectionMade} first and once, {@link #connectionLost} last and once. What a call throws is reported to the
 * loop's exception handler and aborts the transport.
 */
public interface DatagramProtocol {

    /** The socket is there. */
    default void connectionMade(DatagramTransport transport) {}

    /** A packet has arrived. {@code data} is the loop's, and valid during the call only. */
    default void datagramReceived(ByteBuffer data, SocketAddress sender) {}

    /** An earlier packet could not be delivered, or one not be sent; the socket goes on. */
    default void errorReceived(IOException error) {}

    /** The socket is closed: {@code error} says why, or is null after a close or an abort. */
    default void connectionLost(Throwable error) {}

    /** More is buffered than the transport's high limit: send no more for now. */
    default void pauseWriting() {}

    /** What is buffered has gone down to the low limit: send on. */
    default void resumeWriting() {}
}
