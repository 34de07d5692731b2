// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Lets the holder of a lock wait for what another holder tells it: asyncio's {@code Condition}.
 *
 * <pre>{@code
 * try (var held = await(condition.acquire())) {
 *     await(condition.await(() -> ready));
 *     ...
 * }
 * }</pre>
 *
 * <p>A task that is signalled goes on when it has the lock again, and by then another may have changed what it was signalled
 * for. So wait for a predicate, or in a loop.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class AsyncCondition extends LoopBound {

    private final AsyncLock lock;
    private final Waiters waiters = new Waiters(this, Waiters.NOBODY);

    /** A condition with a lock of its own. */
    public AsyncCondition() {
        this(new AsyncLock());
    }

    /** A condition on {@code lock}, which other conditions may share. */
    public AsyncCondition(AsyncLock lock) {
        this.lock = Objects.requireNonNull(lock, "lock");
    }

    /** As {@link AsyncLock#acquire} of its lock. */
    public Awaitable<Permit> acquire() {
        return lock.acquire();
    }

    /** As {@link AsyncLock#release} of its lock. */
    public void release() {
        lock.release();
    }

    /** Whether somebody holds its lock. */
    public boolean isLocked() {
        return lock.isLocked();
    }

    /**
     * Releases the lock, waits until it is signalled, and acquires the lock again: asyncio's {@code wait}. Suspends.
     *
     * <p>A cancellation ends the waiting, but leaves only when the task has the lock again, as the block around this call
     * expects; of several, the last leaves. If the task had been signalled, the next one is signalled in its place.
     *
     * @return an awaitable that throws {@link IllegalStateException} if nobody holds the lock
     */
    public Awaitable<Void> await() {
        return await(this);
    }

    @Async
    private static Coroutine<Void> await(AsyncCondition condition) {
        if (!condition.isLocked()) {
            throw new IllegalStateException("cannot wait on un-acquired lock");
        }
        Waiter me = condition.waiters.add();
        condition.release();
        try {
            try {
                Weft.await(me.turn);
            } finally {
                condition.waiters.remove(me);
                Weft.await(condition.reacquire());
            }
        } catch (Throwable error) {
            if (me.isWoken()) {
                condition.waiters.wakeNext();
            }
            throw error;
        }
        return done();
    }

    /** Acquires the lock whatever happens, and only then throws the last cancellation. */
    @Async
    private Coroutine<Void> reacquire() {
        CancelledError cancelled = null;
        boolean acquired = false;
        while (!acquired) {
            try {
                Weft.await(lock.acquire());
                acquired = true;
            } catch (CancelledError error) {
                cancelled = error;
            }
        }
        if (cancelled != null) {
            throw cancelled;
        }
        return done();
    }

    /**
     * Waits until {@code predicate} holds: asks it at once, and again each time the condition is signalled. asyncio's
     * {@code wait_for}. Suspends unless it holds.
     *
     * @return an awaitable that throws as that of {@link #await()}
     */
    public Awaitable<Void> await(BooleanSupplier predicate) {
        return await(this, predicate);
    }

    @Async
    private static Coroutine<Void> await(AsyncCondition condition, BooleanSupplier predicate) {
        while (!predicate.getAsBoolean()) {
            Weft.await(condition.await());
        }
        return done();
    }

    /**
     * Signals the first one that waits, if there is one: asyncio's {@code notify}. It goes on once it has the lock.
     *
     * @throws IllegalStateException if nobody holds the lock
     */
    public void signal() {
        signal(1);
    }

    /** Signals the first {@code n} that wait, or as many as there are; as {@link #signal()}. */
    public void signal(int n) {
        checkThread();
        if (!isLocked()) {
            throw new IllegalStateException("cannot notify on un-acquired lock");
        }
        int signalled = 0;
        while (signalled < n && waiters.wakeNext()) {
            signalled++;
        }
    }

    /** Signals all that wait; as {@link #signal()}. */
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    /** The state of its lock, and how many wait to be signalled. */
    @Override
    public String toString() {
        return "<AsyncCondition " + (isLocked() ? "locked" : "unlocked") + waiters + ">";
    }
}
