// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Futures in the order in which they are done. Abandoning it leaves them alone. Being woken is a hint: whoever waits takes
 * the future when its turn comes, and passes the hint on if it is cancelled instead.
 */
final class AsCompleted<F extends Future<?>> implements AsyncIterable<F>, AsyncIterator<F> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "asCompleted", "Weft.java", "");

    /** Done and not handed out. */
    private final Deque<F> done = new ArrayDeque<>();

    /** Those who wait for the next, in order. */
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();

    /** How many have not been handed out. */
    private int left;

    AsCompleted(Collection<F> futures) {
        Set<F> distinct = new LinkedHashSet<>(futures);
        left = distinct.size();
        for (F future : distinct) {
            future.addDoneCallback(ignored -> completed(future));
        }
    }

    private void completed(F future) {
        done.add(future);
        wakeNext();
    }

    private void wakeNext() {
        Future<Void> waiter = waiters.poll();
        while (waiter != null && waiter.isDone()) {
            waiter = waiters.poll();
        }
        if (waiter != null) {
            waiter.setResult(null);
        }
    }

    @Override
    public AsyncIterator<F> asyncIterator() {
        return this;
    }

    @Override
    public Awaitable<F> next() {
        return () -> new Next();
    }

    private final class Next extends Coroutine<F> {

        @Override
        protected Object resume(Driver driver) {
            if (Driver.enter(this) != 0) {
                goOn(driver);
            }
            if (!done.isEmpty()) {
                return take();
            } else if (left == 0) {
                throw new StopAsyncIteration();
            }
            Future<Void> waiter = EventLoop.running().createFuture();
            waiters.add(waiter);
            Driver.suspend(this, 1);
            return Driver.await(waiter, this, driver);
        }

        private void goOn(Driver driver) {
            try {
                Driver.await(Driver.RESUMED, this, driver);
            } catch (Throwable error) {
                if (!done.isEmpty()) {
                    wakeNext();
                }
                throw Errors.unchecked(error);
            }
        }

        private F take() {
            left--;
            while (left == 0 && !waiters.isEmpty()) { // nothing comes any more: they end
                wakeNext();
            }
            return done.poll();
        }

        @Override
        protected FrameType type() {
            return TYPE;
        }
    }
}
