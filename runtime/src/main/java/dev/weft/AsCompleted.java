// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Futures in the order in which they are done. Abandoning it leaves them alone. Whoever asks for the next one has a claim to
 * one, and gives it back if it is cancelled. Being woken is a hint: the future is taken when the turn of who waits comes, and
 * the hint passed on if that is cancelled instead.
 */
final class AsCompleted<F extends Future<?>> implements AsyncIterable<F>, AsyncIterator<F> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "asCompleted", "Weft.java", "");

    /** Not done. */
    private final Set<F> pending;

    /** Done and not handed out. */
    private final Deque<F> done = new ArrayDeque<>();

    /** Those who wait for the next, in order. */
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();

    /** How many nobody has been given or waits for. */
    private int left;

    AsCompleted(Collection<F> futures) {
        pending = new LinkedHashSet<>(futures);
        left = pending.size();
        for (F future : List.copyOf(pending)) {
            future.addDoneCallback(ignored -> completed(future));
        }
    }

    private void completed(F future) {
        pending.remove(future);
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

        /** What it waits for when nothing is done. */
        private Future<Void> waiter;

        @Override
        protected Object resume(Driver driver) {
            Object on = Driver.RESUMED;
            if (Driver.enter(this) == 0) {
                claim();
                on = null;
            }
            while (on != null || done.isEmpty()) {
                if (!woken(on == null ? waiter() : on, driver)) {
                    return Driver.suspend(this, 1);
                }
                on = null;
            }
            return done.poll();
        }

        private void claim() {
            if (left == 0) {
                throw new StopAsyncIteration();
            }
            left--;
        }

        private Future<Void> waiter() {
            waiter = new Joint(EventLoop.running(), () -> pending);
            waiters.add(waiter);
            return waiter;
        }

        private boolean woken(Object on, Driver driver) {
            try {
                return Driver.await(on, this, driver) != Driver.SUSPENDED;
            } catch (Throwable error) {
                left++;
                boolean hinted = !waiters.remove(waiter) && !waiter.isCancelled();
                if (hinted && !done.isEmpty()) {
                    wakeNext();
                }
                throw Errors.unchecked(error);
            }
        }

        @Override
        protected FrameType type() {
            return TYPE;
        }
    }
}
