// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers of one loop for bytes that TLS has just decrypted, or encrypted. Each is lent for the length of a call, so that
 * connections need none of their own; calls nest, a TLS connection inside another for one, so there are several.
 */
final class TlsBuffers implements AutoCloseable {

    /** In bytes: several records, of which none has more than half as many. */
    private static final int SIZE = 64 * 1024;

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

    /** The loop's. */
    static TlsBuffers of(EventLoop loop) {
        return loop.attachment(TlsBuffers.class, owner -> new TlsBuffers());
    }

    /** An empty one, until it is given back. */
    ByteBuffer take() {
        ByteBuffer taken = free.poll();
        return taken == null ? ByteBuffer.allocate(SIZE) : taken.clear();
    }

    void giveBack(ByteBuffer taken) {
        free.push(taken);
    }

    @Override
    public void close() {
        free.clear();
    }
}
