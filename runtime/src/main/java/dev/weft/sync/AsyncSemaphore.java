// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;

/**
 * Held by a number of tasks at a time: asyncio's {@code Semaphore}. Who asks first gets in first, also where somebody releases
 * it and asks again at once.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
@SuppressWarnings("this-escape") // its Waiters keep it, and call nothing before they are used
public class AsyncSemaphore extends LoopBound implements Held.Releasable {

    private final Waiters waiters = new Waiters(this, this::left);

    /** How many may get in. One that has been woken has its permit already, and gives it back if it is cancelled. */
    private int value;

    /**
     * A semaphore that {@code value} tasks can hold at a time.
     *
     * @throws IllegalArgumentException if {@code value} is negative
     */
    public AsyncSemaphore(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Semaphore initial value must be >= 0");
        }
        this.value = value;
    }

    /** Waits until there is a permit, and takes it. Suspends only if it must wait. */
    public Awaitable<Permit> acquire() {
        return acquire(this);
    }

    @Async
    private static Coroutine<Permit> acquire(AsyncSemaphore semaphore) {
        semaphore.checkThread();
        if (semaphore.isLocked()) {
            await(semaphore.waiters.turn());
            semaphore.grantAll();
        } else {
            semaphore.value--;
        }
        return done(new Held(semaphore));
    }

    private void left(boolean woken) {
        if (woken) {
            value++;
        }
        grantAll();
    }

    /** Gives a permit to the next one, or keeps it. A {@link Permit} does so once. */
    @Override
    public void release() {
        checkThread();
        value++;
        grant();
    }

    /** Who came while somebody had been woken had to wait, even if there were permits. */
    private void grantAll() {
        while (value > 0 && grant()) {}
    }

    private boolean grant() {
        if (!waiters.wakeNext()) {
            return false;
        }
        value--;
        return true;
    }

    /** Whether {@link #acquire} would wait: there is no permit, or others come first. */
    public boolean isLocked() {
        return value == 0 || !waiters.isEmpty();
    }

    /** How many permits there are. */
    final int value() {
        return value;
    }

    /** Its state, and how many wait. */
    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + (isLocked() ? " locked" : " unlocked, value:" + value) + waiters
                + ">";
    }
}
