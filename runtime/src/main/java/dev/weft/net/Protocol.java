// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;

/**
 * What is told of the events of one connection: asyncio's {@code Protocol}. All calls come from the loop's thread:
 * {@link #connectionMade} first and once, {@link #connectionLost} last and once, the others in between. What a call throws
 * is reported to the loop's exception handler and aborts the connection.
 */
public interface Protocol {

    /** The connection is there. */
    default void connectionMade(Transport transport) {}

    /** Bytes have arrived. {@code data} is the loop's, and valid during the call only. */
    default void dataReceived(ByteBuffer data) {}

    /**
     * The peer sends no more. Answers whether to keep the connection open for writing; else it is closed, as TLS always is,
     * whatever the answer.
     */
    default boolean eofReceived() {
        return false;
    }

    /** The connection is over: {@code error} says why, or is null after a close, an abort or the peer's end. */
    default void connectionLost(Throwable error) {}

    /** More is buffered than the transport's high limit: write no more for now. */
    default void pauseWriting() {}

    /** What is buffered has gone down to the low limit: write on. */
    default void resumeWriting() {}
}
