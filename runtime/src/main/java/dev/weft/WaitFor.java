// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Awaits one thing, in the awaiting task itself, for a limited time. */
final class WaitFor<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "waitFor", "Weft.java", "");

    /*
     * 0 -> LIMITED      // the time is above zero: the awaited runs within a Timeout
     * 0 -> CANCELLING   // no time at all: the awaited, unless done, is cancelled and waited for
     */
    private static final int LIMITED = 1;
    private static final int CANCELLING = 2;

    private final Awaitable<T> awaited;

    /** Null for no limit. */
    private final Duration limit;

    private Timeout timeout;
    private Future<T> cancelled;

    WaitFor(Awaitable<T> awaited, Duration limit) {
        this.awaited = awaited;
        this.limit = limit;
    }

    @Override
    protected Object resume(Driver driver) {
        return switch (Driver.enter(this)) {
            case 0 -> limit != null && limit.compareTo(Duration.ZERO) <= 0 ? startCancelling(driver) : start(driver);
            case LIMITED -> limited(Driver.RESUMED, driver);
            default -> cancelling(Driver.RESUMED, driver);
        };
    }

    private Object start(Driver driver) {
        timeout = new Timeout(
                limit == null ? null : Durations.after(EventLoop.running().time(), limit));
        timeout.enter();
        return limited(awaited, driver);
    }

    private Object limited(Object on, Driver driver) {
        Object result;
        try {
            result = Driver.await(on, this, driver);
        } catch (Throwable error) {
            throw Errors.unchecked(timeout.leave(error));
        }
        if (result == Driver.SUSPENDED) {
            return Driver.suspend(this, LIMITED);
        }
        timeout.leave(null);
        return result;
    }

    private Object startCancelling(Driver driver) {
        EventLoop loop = EventLoop.running();
        cancelled = Futures.ensure(loop, awaited);
        if (cancelled.isDone()) {
            return cancelled.result();
        }
        Future<Void> ended = loop.createFuture();
        cancelled.addDoneCallback(done -> ended.setResultUnlessDone(null));
        cancelled.cancel("timeout");
        return cancelling(ended, driver);
    }

    /** Waits for the end of the cancelled, apart from it: a cancellation of the waiting task is none of its. */
    private Object cancelling(Object on, Driver driver) {
        if (Driver.await(on, this, driver) == Driver.SUSPENDED) {
            return Driver.suspend(this, CANCELLING);
        } else if (!cancelled.isCancelled()) {
            return cancelled.result();
        }
        TimeoutException timedOut = new TimeoutException();
        timedOut.initCause(cancelled.errorToThrow());
        throw Errors.unchecked(timedOut);
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
