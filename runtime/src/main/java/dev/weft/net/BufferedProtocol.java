// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;

/** A protocol that says where bytes are to be received, so that none is copied: asyncio's {@code BufferedProtocol}. */
public interface BufferedProtocol extends Protocol {

    /**
     * Where to receive bytes now, from its position up to its limit; a direct buffer saves a copy.
     *
     * @param sizeHint how many bytes are expected; -1 if that is not known
     */
    ByteBuffer buffer(int sizeHint);

    /** {@code n} bytes have arrived in the buffer that {@link #buffer} answered last, whose position is behind them. */
    void bufferUpdated(int n);

    /** Copies {@code data} into its buffers: what a transport does that has the bytes already. */
    @Override
    default void dataReceived(ByteBuffer data) {
        while (data.hasRemaining()) {
            ByteBuffer into = buffer(data.remaining());
            int n = Math.min(into.remaining(), data.remaining());
            if (n == 0) {
                throw new IllegalStateException("buffer() returned an empty buffer");
            }
            into.put(into.position(), data, data.position(), n);
            into.position(into.position() + n);
            data.position(data.position() + n);
            bufferUpdated(n);
        }
    }
}
