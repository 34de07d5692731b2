// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Waits for some of several futures, and leaves them alone whatever happens. */
final class Waiting<F extends Future<?>> extends Coroutine<Waited<F>> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "wait", "Weft.java", "");

    /** As they were given; once it runs, a copy without duplicates. */
    private Collection<F> futures;

    private final ReturnWhen when;

    /** Null for no limit. */
    private final Duration limit;

    private final Consumer<Future<?>> callback = this::completed;

    /** How many are not known to be done. */
    private int missing;

    /** Done when enough of them are, or the time is over. */
    private Future<Void> enough;

    private Handle deadline;

    Waiting(Collection<F> futures, ReturnWhen when, Duration limit) {
        this.futures = Objects.requireNonNull(futures, "futures");
        this.when = Objects.requireNonNull(when, "when");
        this.limit = limit;
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.enter(this) == 0 ? begin() : Driver.RESUMED;
        boolean suspended = false;
        try {
            suspended = Driver.await(on, this, driver) == Driver.SUSPENDED;
        } finally {
            if (!suspended) {
                end();
            }
        }
        return suspended ? Driver.suspend(this, 1) : waited();
    }

    /** A future that is done already calls back in the next turn, like the others: waiting takes a turn at least. */
    private Future<Void> begin() {
        EventLoop loop = EventLoop.running();
        futures = new LinkedHashSet<>(futures);
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("Set of Tasks/Futures is empty.");
        }
        enough = new Joint(loop, () -> futures);
        if (limit != null) {
            deadline = loop.callLater(limit, () -> enough.setResultUnlessDone(null));
        }
        missing = futures.size();
        futures.forEach(future -> future.addDoneCallback(callback));
        return enough;
    }

    private void completed(Future<?> future) {
        missing--;
        if (missing == 0
                || when == ReturnWhen.FIRST_COMPLETED
                || when == ReturnWhen.FIRST_EXCEPTION && future.hasFailed()) {
            enough.setResultUnlessDone(null);
        }
    }

    private void end() {
        if (deadline != null) {
            deadline.cancel();
        }
        futures.forEach(future -> future.removeDoneCallback(callback));
    }

    private Waited<F> waited() {
        Set<F> done = new LinkedHashSet<>();
        Set<F> pending = new LinkedHashSet<>();
        futures.forEach(future -> (future.isDone() ? done : pending).add(future));
        return new Waited<>(done, pending);
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
