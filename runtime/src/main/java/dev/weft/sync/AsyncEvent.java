// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;

/**
 * A flag to wait for: asyncio's {@code Event}.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class AsyncEvent extends LoopBound {

    private final Waiters waiters = new Waiters(this, Waiters.NOBODY);
    private boolean set;

    /** An event that is not set. */
    public AsyncEvent() {}

    /** Sets it, and wakes all who wait, in order. They go on even if it is cleared before their turn. */
    public void set() {
        checkThread();
        if (!set) {
            set = true;
            waiters.wakeAll();
        }
    }

    /** Resets it: from now on, {@link #await} waits for the next {@link #set}. */
    public void clear() {
        checkThread();
        set = false;
    }

    /** Whether it is set. */
    public boolean isSet() {
        return set;
    }

    /** Waits until it is set: asyncio's {@code wait}. Suspends only if it isn't. */
    public Awaitable<Void> await() {
        return await(this);
    }

    @Async
    private static Coroutine<Void> await(AsyncEvent event) {
        event.checkThread();
        if (event.set) {
            return done();
        }
        return event.waiters.turn();
    }

    /** Its state, and how many wait. */
    @Override
    public String toString() {
        return "<AsyncEvent " + (set ? "set" : "unset") + waiters + ">";
    }
}
