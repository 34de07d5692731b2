// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A selector that queues what became ready, and can be woken. Used by the loop's thread, except {@link #wakeUp}. */
public final class Poller implements AutoCloseable {

    /** Longest wait: a day, so that no timeout overflows. */
    private static final long MAX_WAIT_MILLIS = TimeUnit.DAYS.toMillis(1);

    /** Above this many interests, more than twice as many as there are keys are cleared of those of closed channels. */
    private static final int FEW = 64;

    private final Selector selector;

    /**
     * Holds the interests. Their keys do so weakly: through strong ones a selector, which whoever looks after an unclosed loop
     * keeps, would hold the loop.
     */
    private final List<Interest> interests = new ArrayList<>();

    private boolean used;

    /** Keys that lost their last callback since the last poll; those without one at the next are cancelled. */
    private final List<SelectionKey> unused = new ArrayList<>();

    /** True while the loop is, or is about to be, blocked; lets other threads skip the wake-up otherwise. */
    private volatile boolean waiting;

    /** Opens the selector. */
    public Poller() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("can't open a selector for an event loop; is a file descriptor left?", e);
        }
    }

    /** What is left to close where nobody has closed this; holds nothing of the loop. */
    public Selector selector() {
        return selector;
    }

    /** Whether no channel was ever registered, so that there is nothing to poll. */
    public boolean isUnused() {
        return !used;
    }

    /** Queues what is ready now, without waiting. */
    public void pollNow(ReadyQueue queue) {
        cancelUnused();
        try {
            selector.selectNow(key -> queueReady(key, queue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until a channel is ready, {@link #wakeUp} is called, or {@code nanos} have passed.
     *
     * @param nanos rounded up to milliseconds; {@link Long#MAX_VALUE} for no limit
     * @param handoff checked once more before waiting, so that nothing given is overlooked
     */
    public void poll(long nanos, Handoff handoff, ReadyQueue queue) {
        cancelUnused();
        waiting = true;
        try {
            if (!handoff.isEmpty()) {
                pollNow(queue);
                return;
            }
            long millis = nanos == Long.MAX_VALUE
                    ? 0
                    : Math.min(MAX_WAIT_MILLIS, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
            selector.select(key -> queueReady(key, queue), millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            waiting = false;
        }
    }

    /** Whether the loop is blocked in {@link #poll}, or is about to be; called by any thread. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Ends a wait that another thread is in; called by any thread. */
    public void wakeUp() {
        if (waiting) {
            selector.wakeup();
        }
    }

    /** What runs when {@code channel} is ready for {@code operation}; null for none. Answers what ran until now. */
    public Ready register(SelectableChannel channel, int operation, Ready callback) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && !key.isValid()) {
            forgetCancelled();
            key = null;
        }
        if (key == null) {
            if (callback == null) {
                return null;
            }
            used = true;
            try {
                key = channel.register(selector, 0);
                hold(new Interest(key));
            } catch (ClosedChannelException e) {
                throw new IllegalArgumentException("the channel is closed", e);
            }
        }
        Interest interest = Interest.of(key);
        Ready previous = interest.set(operation, callback);
        if (previous != null && interest.isEmpty()) {
            unused.add(key);
        }
        return previous;
    }

    /** The channels may be made blocking again. Not done at once, because a callback is often removed and soon set again. */
    private void cancelUnused() {
        if (!unused.isEmpty()) {
            for (SelectionKey key : unused) {
                if (key.isValid() && Interest.of(key).isEmpty()) {
                    key.cancel();
                }
            }
            unused.clear();
        }
    }

    /** Forgets {@code channel}, which can then be closed, or made blocking: registered, it would be closed later only. */
    public void release(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
            forgetCancelled();
        }
    }

    /** A key that was cancelled stands in the way until the next select. What is ready is so at the next one, too. */
    private void forgetCancelled() {
        try {
            selector.selectNow(key -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Interest interest) {
        if (interests.size() > FEW && interests.size() > 2 * selector.keys().size()) {
            interests.removeIf(other -> !other.key.isValid());
        }
        interests.add(interest);
    }

    private static void queueReady(SelectionKey key, ReadyQueue queue) {
        if (key.isValid()) {
            Interest.of(key).queueReady(key.readyOps(), queue);
        }
    }

    /** The callbacks of one channel. */
    private static final class Interest {

        private static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

        private final SelectionKey key;
        private Ready reader;
        private Ready writer;

        Interest(SelectionKey key) {
            this.key = key;
            key.attach(new WeakReference<>(this));
        }

        static Interest of(SelectionKey key) {
            return (Interest) ((WeakReference<?>) key.attachment()).get();
        }

        Ready set(int operation, Ready callback) {
            Ready previous;
            if ((operation & WRITE) != 0) {
                previous = writer;
                writer = callback;
            } else {
                previous = reader;
                reader = callback;
            }
            if (key.isValid()) {
                key.interestOps(callback == null ? key.interestOps() & ~operation : key.interestOps() | operation);
            }
            return previous;
        }

        boolean isEmpty() {
            return reader == null && writer == null;
        }

        void queueReady(int operations, ReadyQueue queue) {
            if ((operations & ~WRITE) != 0 && reader != null) {
                queue.add(reader, this);
            }
            if ((operations & WRITE) != 0 && writer != null) {
                queue.add(writer, this);
            }
        }
    }
}
