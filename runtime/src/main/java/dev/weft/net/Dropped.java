// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import java.lang.ref.Cleaner;

/** Notices that the program holds an open socket no more. Holds nothing of what it watches. */
final class Dropped implements Runnable {

    private static final Cleaner CLEANER = Cleaner.create();

    /** What is told. */
    interface Owner {

        /** Called by the loop: the program holds the socket no more. */
        void dropped();
    }

    private final EventLoop loop;
    private final Owner owner;
    private Cleaner.Cleanable watch;
    private volatile boolean forgotten;

    private Dropped(EventLoop loop, Owner owner) {
        this.loop = loop;
        this.owner = owner;
    }

    /** Has the loop tell {@code owner}, which must not hold {@code watched}, when that is unreachable. */
    static Dropped watch(Object watched, EventLoop loop, Owner owner) {
        Dropped dropped = new Dropped(loop, owner);
        dropped.watch = CLEANER.register(watched, dropped);
        return dropped;
    }

    /** The socket is closed. */
    void forget() {
        forgotten = true;
        watch.clean();
    }

    /** On the cleaner's thread, or because it was forgotten. */
    @Override
    public void run() {
        if (forgotten || loop.isClosed()) {
            return;
        }
        try {
            loop.callSoonThreadsafe(owner::dropped);
        } catch (IllegalStateException e) {
            // closed by now, and so is the socket
        }
    }
}
