// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.Future;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SocketChannel;

/** A part of a file that is on its way to a peer; the system copies it, and no byte passes through the program. */
final class FilePart {

    /** The most that is sent before others have their turn, in bytes. */
    static final long AT_ONCE = 1 << 20;

    private final FileChannel file;
    private final long start;
    private final long count;

    /** Done when it is over: with how many bytes were sent. Cancelled when nobody wants it any more. */
    private final Future<Long> over;

    private long sent;

    FilePart(FileChannel file, long start, long count, Future<Long> over) {
        this.file = file;
        this.start = start;
        this.count = count;
        this.over = over;
    }

    /** Whether there is nothing more to send of it. */
    boolean isOver() {
        return over.isDone();
    }

    /** Sends what the peer takes; answers whether that is all. */
    boolean sendTo(SocketChannel channel) throws IOException {
        if (over.isDone()) {
            return true;
        }
        long n;
        try {
            n = file.transferTo(start + sent, Math.min(count - sent, AT_ONCE), channel);
        } catch (IllegalArgumentException | NonReadableChannelException e) {
            over.setException(e);
            return true;
        }
        sent += n;
        if (sent == count || n == 0 && start + sent >= file.size()) {
            over.setResult(sent);
            return true;
        }
        return false;
    }

    void fail(Throwable error) {
        if (!over.isDone()) {
            over.setException(error == null ? new SocketException("Connection lost") : error);
        }
    }
}
