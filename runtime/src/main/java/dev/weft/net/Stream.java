// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import java.lang.ref.Cleaner;

/**
 * What the program holds of a connection. The loop does not hold it: when the program has dropped it, and so both its reader
 * and its writer, without closing it, the connection is closed, and that is reported.
 */
final class Stream implements Connection {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Incoming reader;
    private final Outgoing writer;

    /** Of a protocol that is connected. */
    Stream(StreamProtocol protocol) {
        this.reader = new Incoming(this, protocol);
        this.writer = new Outgoing(this, protocol);
        protocol.watch(CLEANER.register(this, new Dropped(protocol)));
    }

    @Override
    public StreamReader reader() {
        return reader;
    }

    @Override
    public StreamWriter writer() {
        return writer;
    }

    @Override
    public String toString() {
        return "<Connection " + writer.transport() + ">";
    }

    /** Runs on the cleaner's thread, and holds nothing of the stream. */
    private static final class Dropped implements Runnable {

        private final StreamProtocol protocol;

        Dropped(StreamProtocol protocol) {
            this.protocol = protocol;
        }

        @Override
        public void run() {
            EventLoop loop = protocol.network.loop;
            if (!protocol.isLost() && !loop.isClosed()) {
                try {
                    loop.callSoonThreadsafe(protocol::dropped);
                } catch (IllegalStateException e) {
                    // closed by now, and so is the connection
                }
            }
        }
    }
}
