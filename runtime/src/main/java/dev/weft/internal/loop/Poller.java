// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A selector that queues what became ready, and can be woken. Used by the loop's thread, except {@link #wakeUp}. */
public final class Poller implements AutoCloseable {

    /** Longest wait: a day, so that no timeout overflows. */
    private static final long MAX_WAIT_MILLIS = TimeUnit.DAYS.toMillis(1);

    /**
     * How many channels are queued in one turn. What reads from a channel in one turn, and what answers in the next, then find
     * the system's and their own state of it in the processor's cache: with thousands of channels a fifth of the time.
     */
    private static final int BATCH = 32;

    private final Selector selector;

    private final Interests interests = new Interests();

    private boolean used;

    /** Keys that lost their last callback since the last poll; those without one at the next are cancelled. */
    private final List<SelectionKey> unused = new ArrayList<>();

    /** What the last select has found, up to {@link #found}; before {@link #next} it is queued already. */
    private SelectionKey[] ready = new SelectionKey[BATCH];

    private int found;
    private int next;

    /** Whether something was queued in the turn before. */
    private boolean fed;

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

    /**
     * Queues what is ready now, without waiting: in the order it was found, in this turn only some if that is much. In the turn
     * after one in which something was, what that has led to goes first: the system is asked half as often, and reports
     * nothing again that is about to be read.
     */
    public void pollNow(ReadyQueue queue) {
        cancelUnused();
        if (fed && !queue.isEmpty()) {
            fed = false;
            return;
        }
        if (next == found) {
            try {
                selector.selectNow(this::note);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        queueFound(queue);
    }

    /**
     * Waits until a channel is ready, {@link #wakeUp} is called, or {@code nanos} have passed.
     *
     * @param nanos rounded up to milliseconds; {@link Long#MAX_VALUE} for no limit
     * @param handoff checked once more before waiting, so that nothing given is overlooked
     */
    public void poll(long nanos, Handoff handoff, ReadyQueue queue) {
        fed = false;
        if (next < found) {
            pollNow(queue);
            return;
        }
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
            selector.select(this::note, millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            waiting = false;
        }
        queueFound(queue);
    }

    private void note(SelectionKey key) {
        if (found == ready.length) {
            ready = Arrays.copyOf(ready, found * 2);
        }
        ready[found++] = key;
    }

    private void queueFound(ReadyQueue queue) {
        int most = queue.size() + BATCH;
        while (next < found && queue.size() < most) {
            SelectionKey key = ready[next];
            ready[next++] = null;
            if (key.isValid()) {
                interests.queueReady(key, queue);
            }
        }
        fed = found > 0;
        if (next == found) {
            next = 0;
            found = 0;
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
                interests.add(key, selector.keys().size());
            } catch (ClosedChannelException e) {
                throw new IllegalArgumentException("the channel is closed", e);
            }
        }
        Ready previous = interests.set(key, operation, callback);
        if (previous != null && interests.isEmpty(key)) {
            unused.add(key);
        }
        return previous;
    }

    /** The channels may be made blocking again. Not done at once, because a callback is often removed and soon set again. */
    private void cancelUnused() {
        if (!unused.isEmpty()) {
            for (SelectionKey key : unused) {
                if (interests.isEmpty(key)) {
                    key.cancel();
                    interests.remove(key);
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
}
