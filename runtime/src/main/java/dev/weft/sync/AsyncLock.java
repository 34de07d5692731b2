// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;

/**
 * Held by one at a time: asyncio's {@code Lock}. For what must not be interrupted by other tasks although it awaits; code
 * without an await needs no lock.
 *
 * <p>It knows no owner: any task may release it, and a task that acquires it twice waits for itself. Who asks first gets it
 * first. Between a release and the turn of who is next it is not locked, and nobody else gets in all the same.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class AsyncLock extends LoopBound implements Held.Releasable {

    /*
     * Not locked while somebody waits: then the first of them has been woken or cancelled, its task is about to go on, and
     * takes the lock or wakes the next.
     */
    private final Waiters waiters = new Waiters(this, this::left);

    private boolean locked;

    /** A lock that nobody holds. */
    public AsyncLock() {}

    /** Waits until nobody else holds it, and then holds it. Suspends only if it must wait. */
    public Awaitable<Permit> acquire() {
        return acquire(this);
    }

    @Async
    private static Coroutine<Permit> acquire(AsyncLock lock) {
        lock.checkThread();
        if (lock.locked || !lock.waiters.isEmpty()) {
            await(lock.waiters.turn());
        }
        lock.locked = true;
        return done(new Held(lock));
    }

    private void left(boolean woken) {
        if (!locked) {
            waiters.wakeFirst();
        }
    }

    /**
     * Lets the next one hold it. Whoever holds it, any task may call this; a {@link Permit} does so once.
     *
     * @throws IllegalStateException if nobody holds it
     */
    @Override
    public void release() {
        checkThread();
        if (!locked) {
            throw new IllegalStateException("Lock is not acquired.");
        }
        locked = false;
        waiters.wakeFirst();
    }

    /** Whether somebody holds it. */
    public boolean isLocked() {
        return locked;
    }

    /** Its state, and how many wait. */
    @Override
    public String toString() {
        return "<AsyncLock " + (locked ? "locked" : "unlocked") + waiters + ">";
    }
}
