// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A result that comes later: asyncio's {@code Future}. Made by {@link EventLoop#createFuture}. Callbacks never run inside
 * the call that completes it; the loop runs them in the next turn, in the order they were added.
 *
 * <p>Not thread-safe; use from the loop's thread.
 *
 * @param <T> the result
 */
@SuppressWarnings("exports") // Ready is the loop's view of a future, of no use to programs
public class Future<T> extends Ready implements Awaitable<T> {

    /*
     * PENDING -> SUCCEEDED   // setResult
     * PENDING -> FAILED      // setException
     * PENDING -> CANCELLED   // cancel
     */
    private static final byte PENDING = 0;
    private static final byte SUCCEEDED = 1;
    private static final byte FAILED = 2;
    private static final byte CANCELLED = 3;

    /** The loop that runs its callbacks. */
    final EventLoop loop;

    /** The result; a {@link Failure}; a {@link CancelledError}; or, while pending, null. */
    private Object outcome;

    /** Who is told: null, one {@link Task}, {@code Consumer} or {@link Carried} one, or {@link Several} of them. */
    private Object callbacks;

    private byte state;

    Future(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether it has a result, has failed or was cancelled. */
    public final boolean isDone() {
        return state != PENDING;
    }

    /** Whether it was cancelled. */
    public final boolean isCancelled() {
        return state == CANCELLED;
    }

    /**
     * The result.
     *
     * @throws InvalidStateException if it is not done
     * @throws CancelledError if it was cancelled
     */
    public final T result() {
        if (state == PENDING) {
            throw new InvalidStateException("Result is not set.");
        }
        Throwable error = errorToThrow();
        if (error != null) {
            throw Errors.unchecked(error);
        }
        return value();
    }

    /**
     * The error it failed with, or null if it succeeded.
     *
     * @throws InvalidStateException if it is not done
     * @throws CancelledError if it was cancelled
     */
    public final Throwable exception() {
        if (state == PENDING) {
            throw new InvalidStateException("Exception is not set.");
        }
        Throwable error = errorToThrow();
        if (state == CANCELLED) {
            throw (CancelledError) error;
        }
        return error;
    }

    /**
     * Completes it with a result.
     *
     * @throws InvalidStateException if it is done already
     */
    public void setResult(T value) {
        complete(SUCCEEDED, value);
    }

    /**
     * Completes it with an error. A {@link StopIteration}, which would end whoever awaits it instead of failing, becomes the
     * cause of an {@code IllegalStateException}.
     *
     * @throws InvalidStateException if it is done already
     */
    public void setException(Throwable error) {
        fail(
                error instanceof StopIteration
                        ? new IllegalStateException(
                                "StopIteration interacts badly with generators and cannot be raised into a Future",
                                error)
                        : error);
    }

    /** Cancels it; answers false if it is done already. */
    public final boolean cancel() {
        return cancel(null);
    }

    /**
     * Cancels it, saying why; answers false if it is done already. A task is asked to end: a {@link CancelledError} is thrown
     * at its suspension, or at its next one if it is running, and what it waits for is cancelled first. One that has not
     * started runs no line.
     */
    public final boolean cancel(String message) {
        return !isDone() && cancelFor(Cancellation.now(loop, message));
    }

    /** Does what was asked for; answers false if it is done already. */
    boolean cancelFor(Cancellation request) {
        if (isDone()) {
            return false;
        }
        complete(CANCELLED, request.error());
        return true;
    }

    /** Has the loop call {@code callback} with this future once it is done; soon, if it is. */
    public final void addDoneCallback(Consumer<? super Future<T>> callback) {
        Objects.requireNonNull(callback, "callback");
        Context context = Context.copyFor(loop);
        Object told = context == null ? callback : new Carried(callback, context);
        if (isDone()) {
            schedule(told);
        } else {
            loop.checkThread();
            add(told);
        }
    }

    /** Removes every callback equal to {@code callback}; answers how many there were. */
    public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
        return remove(callback);
    }

    /** A {@code CompletableFuture} that completes as this does; cancelling it cancels this. Called on the loop's thread. */
    public final CompletableFuture<T> toCompletableFuture() {
        return Stages.toCompletableFuture(this);
    }

    @Override
    public final Coroutine<T> toCoroutine() {
        return Await.future(this);
    }

    /** The value of one that succeeded. */
    @SuppressWarnings("unchecked")
    final T value() {
        return (T) outcome;
    }

    /** The error of one that is done, or null; from now on it counts as retrieved. */
    final Throwable errorToThrow() {
        if (state == FAILED) {
            return ((Failure) outcome).retrieve();
        }
        return state == CANCELLED ? (CancelledError) outcome : null;
    }

    /** Completes it with an error of any kind. */
    final void fail(Throwable error) {
        if (isDone()) {
            throw new InvalidStateException("invalid state");
        }
        loop.checkThread(); // before the failure is on record
        complete(FAILED, Failure.of(this, error));
    }

    /** Completes it as cancelled, with the error that reached the end of a task. */
    final void cancelWith(CancelledError error) {
        complete(CANCELLED, error);
    }

    /** Completes it with the result of its coroutine. */
    final void succeed(Object value) {
        complete(SUCCEEDED, value);
    }

    /** Completes it with a result if it is pending. */
    final void setResultUnlessDone(T value) {
        if (state == PENDING) {
            complete(SUCCEEDED, value);
        }
    }

    /** Completes it as {@code other}, which is done. */
    final void completeLike(Future<? extends T> other) {
        Throwable error = other.errorToThrow();
        if (other.state == CANCELLED) {
            cancelFor(Cancellation.of((CancelledError) error));
        } else if (error != null) {
            fail(error);
        } else {
            complete(SUCCEEDED, other.value());
        }
    }

    /** Resumes {@code task} when this is done. */
    final void addWaiter(Task<?> task) {
        if (isDone()) {
            loop.ready(task);
        } else {
            add(task);
        }
    }

    /**
     * How many turns from now, at the least, whoever awaits it will go on without anything else happening: 0 for one that is
     * done, -1 if something must happen first, and for one that is cancelled, which has nothing to wait for.
     *
     * @param depth how many futures behind this one may be looked at
     */
    int turnsLeft(int depth) {
        return state == PENDING || state == CANCELLED ? -1 : 0;
    }

    /** The futures behind this one: those it is done after, where it has no meaning of its own. */
    Collection<? extends Future<?>> behind() {
        return List.of();
    }

    /** One turn more than {@code turns}, unless that is -1. */
    static int oneMore(int turns) {
        return turns < 0 ? -1 : turns + 1;
    }

    /** Whether it is done with an error, which stays unretrieved. */
    final boolean hasFailed() {
        return state == FAILED;
    }

    /** What "never retrieved" reports call it. */
    String kind() {
        return "Future";
    }

    private void complete(byte as, Object with) {
        if (state != PENDING) {
            throw new InvalidStateException("invalid state");
        }
        loop.checkThread();
        state = as;
        outcome = with;
        Object told = callbacks;
        callbacks = null;
        if (told instanceof Several several) {
            several.forEach(this::schedule);
        } else if (told != null) {
            schedule(told);
        }
    }

    private void schedule(Object callback) {
        if (callback instanceof Task<?> waiting) {
            loop.ready(waiting);
        } else {
            Carried carried = callback instanceof Carried c ? c : new Carried(callback, null);
            @SuppressWarnings("unchecked")
            Consumer<? super Future<T>> consumer = (Consumer<? super Future<T>>) carried.callback;
            loop.callSoon(new Telling<>(consumer, this), carried.context);
        }
    }

    private void add(Object callback) {
        if (callbacks == null) {
            callbacks = callback;
        } else if (callbacks instanceof Several several) {
            several.add(callback);
        } else {
            Several several = new Several();
            several.add(callbacks);
            several.add(callback);
            callbacks = several;
        }
    }

    final int remove(Object callback) {
        if (callbacks instanceof Several several) {
            int before = several.size();
            several.removeIf(told -> isOf(told, callback));
            return before - several.size();
        } else if (isOf(callbacks, callback)) {
            callbacks = null;
            return 1;
        }
        return 0;
    }

    private static boolean isOf(Object told, Object callback) {
        return callback.equals(told instanceof Carried carried ? carried.callback : told);
    }

    @Override
    protected void run() {
        throw new AssertionError("a future is not run");
    }

    /** Names its state, for logs. */
    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " " + describe() + ">";
    }

    /** A callback, and the context it was added in. */
    private record Carried(Object callback, Context context) {}

    /** Calls a callback, and is called as it. */
    private record Telling<T>(Consumer<? super Future<T>> callback, Future<T> done) implements Runnable {

        @Override
        public void run() {
            callback.accept(done);
        }

        @Override
        public String toString() {
            return Reports.text(callback);
        }
    }

    private static final class Several extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    final String describe() {
        return switch (state) {
            case PENDING -> "pending";
            case SUCCEEDED -> "finished result=" + Reports.text(outcome);
            case FAILED -> "finished exception=" + Reports.text(((Failure) outcome).error());
            default -> "cancelled";
        };
    }
}
