// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/**
 * A call of an {@link Async} method that can be suspended: asyncio's coroutine object. It is cold: nothing has run until it
 * is awaited, made a task, or driven by hand with {@link #send}. It runs once.
 *
 * <p>Not thread-safe. Programs don't extend it; the weaver does.
 *
 * @param <T> what it ends with
 */
public abstract class Coroutine<T> extends Frame implements Awaitable<T> {

    static {
        RuntimeHost.install();
    }

    /** How far a coroutine has come. */
    public enum State {
        /** Nothing has run. */
        CREATED,
        /** It is running now. */
        RUNNING,
        /** It is waiting at an await. */
        SUSPENDED,
        /** It has returned, thrown, or was closed. */
        CLOSED
    }

    /** For generated code. */
    protected Coroutine() {}

    /**
     * Runs it by hand up to the next suspension, where {@code value} is what the current await answers.
     *
     * @param value null for the first call
     * @return what it suspended with: a {@link Future}, null for a bare turn, or what {@link #suspend} was given
     * @throws StopIteration with the result, when it ends
     * @throws IllegalStateException if it has ended, is running, or is driven by a task
     * @throws IllegalArgumentException for a value other than null in the first call
     */
    public final Object send(Object value) {
        return CoroutineDriver.of(this).send(value);
    }

    /**
     * Throws {@code error} at the suspension and runs on to the next. Thrown into one that has not started, it closes it
     * without running a line.
     *
     * @return as {@link #send}
     */
    public final Object throwInto(Throwable error) {
        return CoroutineDriver.of(this).throwInto(error);
    }

    /**
     * Ends it: throws a {@link GeneratorExit} at its suspension so that its {@code finally} blocks run. Does nothing if it
     * has ended; runs nothing if it has not started.
     *
     * @throws IllegalStateException if it suspends again
     */
    public final void close() {
        switch (Stepper.stateOf(this)) {
            case Stepper.CLOSED -> {}
            case Stepper.CREATED -> Stepper.discard(this);
            default -> CoroutineDriver.of(this).close();
        }
    }

    /** How far it has come. */
    public final State state() {
        return ByHand.stateOf(this);
    }

    /** Itself. */
    @Override
    public final Coroutine<T> toCoroutine() {
        return this;
    }

    /**
     * An awaitable that suspends with {@code value} as what {@link #send} answers, and whose own result is what is sent
     * next. For code that drives coroutines by hand; a task knows only futures.
     *
     * @param <S> what is sent
     */
    public static <S> Awaitable<S> suspend(Object value) {
        return () -> new Suspend<>(value);
    }

    /** The method it is a call of, and its state. */
    @Override
    public final String toString() {
        return "<coroutine " + type().methodName() + " " + state() + ">";
    }
}
