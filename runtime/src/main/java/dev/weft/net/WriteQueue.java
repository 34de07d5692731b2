// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Bytes that the peer could not take yet. */
final class WriteQueue {

    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();

    /** How many bytes of the first piece have been sent. */
    private int sent;

    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Puts a piece, the queue's own from now on, behind the others. */
    void add(byte[] piece) {
        pieces.add(piece);
        size += piece.length;
    }

    /** Copies the first bytes into {@code buffer}, as many as fit. */
    void copyTo(ByteBuffer buffer) {
        int from = sent;
        for (byte[] piece : pieces) {
            int n = Math.min(piece.length - from, buffer.remaining());
            buffer.put(piece, from, n);
            from = 0;
            if (!buffer.hasRemaining()) {
                return;
            }
        }
    }

    /** Drops the first {@code n} bytes. */
    void drop(int n) {
        size -= n;
        sent += n;
        while (!pieces.isEmpty() && sent >= pieces.getFirst().length) {
            sent -= pieces.removeFirst().length;
        }
    }
}
