// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * A limit on the time a block of a task may take: asyncio's {@code timeout()}. When the time is over the task is cancelled
 * where it waits, and the block ends with a {@link TimeoutException}.
 */
public final class Timeout implements AsyncScope {

    /*
     * CREATED  -> ACTIVE     // enter
     * ACTIVE   -> EXPIRING   // the deadline passes: the task is cancelled
     * ACTIVE   -> FINISHED   // exit in time
     * EXPIRING -> EXPIRED    // exit
     */
    private enum State {
        CREATED,
        ACTIVE,
        EXPIRING,
        EXPIRED,
        FINISHED
    }

    private State state = State.CREATED;

    /** Loop time in nanoseconds of the deadline; null for none. */
    private Long when;

    private Task<?> task;

    /** The task's cancellations before the block, which are none of this timeout's. */
    private int cancelling;

    private Handle deadline;

    /** How far behind futures a value that is there is looked for. */
    private static final int DEPTH = 16;

    /** What {@link #grace} is before the deadline. */
    private static final int UNSET = -1;

    /**
     * For how many turns more the cancellation is put off. Set once, when the deadline passes: a task that is woken in every
     * turn must not escape it.
     */
    private int grace = UNSET;

    Timeout(Long when) {
        this.when = when;
    }

    /** Whether the deadline passed inside the block. */
    public boolean expired() {
        return state == State.EXPIRING || state == State.EXPIRED;
    }

    /** The deadline: loop time in nanoseconds; {@link Long#MAX_VALUE} for none. */
    public long when() {
        return when == null ? Long.MAX_VALUE : when;
    }

    /** Moves the deadline to {@code delay} from now; null for none. */
    public void reschedule(Duration delay) {
        rescheduleAt(delay == null ? null : Durations.after(EventLoop.running().time(), delay));
    }

    @Override
    public Awaitable<Throwable> exit(Throwable primary) {
        return new Done<>(leave(primary));
    }

    /**
     * Not to be called outside woven code.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void close() throws TimeoutException {
        throw new IllegalStateException(
                "Timeout.close() can't work here; use waitFor, or a try block over timeout(...) in an @Async method");
    }

    /** Begins to limit the running task. */
    void enter() {
        if (state != State.CREATED) {
            throw new IllegalStateException("Timeout has already been entered");
        }
        Task<?> running = EventLoop.running().current;
        if (running == null) {
            throw new IllegalStateException("Timeout should be used inside a task");
        }
        state = State.ACTIVE;
        task = running;
        cancelling = running.cancelling();
        rescheduleAt(when);
    }

    /** Ends the block, which {@code error} leaves, or null; answers what is to leave it instead. */
    Throwable leave(Throwable error) {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
        if (state != State.EXPIRING) {
            state = State.FINISHED;
            return error;
        }
        state = State.EXPIRED;
        if (task.uncancel() <= cancelling && error instanceof CancelledError) {
            TimeoutException timeout = new TimeoutException();
            timeout.initCause(error);
            return timeout;
        }
        return error;
    }

    private void rescheduleAt(Long at) {
        if (state != State.ACTIVE) {
            throw new IllegalStateException(
                    state == State.CREATED
                            ? "Timeout has not been entered"
                            : "Cannot change state of " + state.name().toLowerCase(Locale.ROOT) + " Timeout");
        }
        when = at;
        grace = UNSET;
        if (deadline != null) {
            deadline.cancel();
        }
        EventLoop loop = task.loop;
        if (at == null) {
            deadline = null;
        } else {
            deadline = at <= loop.time() ? loop.callSoon(this::expire) : loop.callAt(at, this::expire);
        }
    }

    /** A value that is already there is not thrown away: its task takes it first, and is cancelled at its next wait. */
    private void expire() {
        int turns = task.turnsLeft(DEPTH);
        if (grace == UNSET) {
            grace = turns + 1; // in the last of them the task may come after this
        }
        if (turns > 0 && grace > 0) {
            grace--;
            deadline = task.loop.callSoon(this::expire);
            return;
        }
        deadline = null;
        state = State.EXPIRING;
        task.cancel("timeout");
    }

    @Override
    public String toString() {
        return state + " Timeout";
    }
}
