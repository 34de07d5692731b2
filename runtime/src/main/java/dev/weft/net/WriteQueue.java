// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** What the peer could not take yet: bytes, and parts of files, in order. */
final class WriteQueue {

    /** Each is a {@code byte[]} or a {@link FilePart}. */
    private final ArrayDeque<Object> pieces = new ArrayDeque<>();

    /** How many bytes of the first piece, if it is an array, have been sent. */
    private int sent;

    /** How many bytes of arrays are left. */
    private int size;

    /** How many bytes it holds in memory. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Puts bytes, the queue's own from now on, behind the others. */
    void add(byte[] piece) {
        pieces.add(piece);
        size += piece.length;
    }

    /** Puts a part of a file behind the others. */
    void add(FilePart part) {
        pieces.add(part);
    }

    /**
     * Sends from its head: a part of a file, or as many bytes as {@code shared} takes.
     *
     * @return whether the peer may take more
     */
    boolean sendTo(SocketChannel channel, ByteBuffer shared) throws IOException {
        if (pieces.getFirst() instanceof FilePart part) {
            if (part.sendTo(channel)) {
                pieces.removeFirst();
            }
            return part.isOver();
        }
        fill(shared.clear());
        int piece = shared.flip().remaining();
        int n = channel.write(shared);
        drop(n);
        return n == piece;
    }

    /** Copies from its head as many bytes as {@code shared} takes, up to a part of a file. */
    void fill(ByteBuffer shared) {
        int from = sent;
        for (Object piece : pieces) {
            if (!(piece instanceof byte[] bytes) || !shared.hasRemaining()) {
                return;
            }
            shared.put(bytes, from, Math.min(bytes.length - from, shared.remaining()));
            from = 0;
        }
    }

    /** Removes the first {@code n} bytes. */
    void drop(int n) {
        size -= n;
        sent += n;
        while (pieces.peekFirst() instanceof byte[] first && sent >= first.length) {
            sent -= first.length;
            pieces.removeFirst();
        }
    }

    /** What waits will not be sent any more; {@code error} says why, or is null. */
    void fail(Throwable error) {
        for (Object piece : pieces) {
            if (piece instanceof FilePart part) {
                part.fail(error);
            }
        }
    }
}
