// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.util.Iterator;

/**
 * A call of an {@link Async} method that hands out values one by one: Python's generator. Nothing has run until the first
 * value is asked for, by {@link #send}, by iterating, or by another generator's {@link #yieldFrom}. Between two values its
 * method stands still at a {@code yield}. Needs no event loop, and can't await.
 *
 * <p>Not thread-safe. Programs don't extend it; the weaver does.
 *
 * @param <Y> what it yields
 * @param <S> what can be sent to it
 * @param <R> what it ends with
 */
public abstract class Generator<Y, S, R> extends Frame implements Iterable<Y> {

    static {
        RuntimeHost.install();
    }

    /** For generated code. */
    protected Generator() {}

    /**
     * Hands {@code value} to whoever iterates, and stands still until more is asked for.
     *
     * @return what {@link #send} was given; null when the generator is iterated
     * @throws IllegalStateException if the calling method is not woven
     */
    public static <S> S yield(Object value) {
        return Unwoven.refuse("yield");
    }

    /**
     * Hands out all that {@code generator} yields; what is sent or thrown goes to it.
     *
     * @return what it ended with
     * @throws IllegalStateException if the calling method is not woven
     */
    public static <R> R yieldFrom(Generator<?, ?, R> generator) {
        return Unwoven.refuse("yield");
    }

    /** Ends a generator with a result: {@code return end(x);} allocates nothing. */
    public static <Y, S, R> Generator<Y, S, R> end(R result) {
        return new Ended<>(result);
    }

    /** Ends a generator that has no result: {@code return end();}. */
    public static <Y, S, R> Generator<Y, S, R> end() {
        return new Ended<>(null);
    }

    /**
     * Runs to the next {@code yield}, with {@code value} as the answer of the one it stands at.
     *
     * @param value null for the first call
     * @return what it yields
     * @throws StopIteration with its result, when it ends; with null if it has ended before
     * @throws IllegalStateException if it is running
     * @throws IllegalArgumentException for a value other than null in the first call
     */
    @SuppressWarnings("unchecked")
    public final Y send(S value) {
        if (Stepper.callerOf(this) instanceof GeneratorDriver driver && driver.isWhole()) {
            return (Y) driver.takeOrStop(driver.resume(value, null));
        } else if (Stepper.stateOf(this) == Stepper.CLOSED) {
            throw new StopIteration(null);
        }
        return (Y) GeneratorDriver.of(this).send(value);
    }

    /**
     * Throws {@code error} at the {@code yield} it stands at and runs to the next. Thrown into one that has not started, it
     * closes it without running a line; into one that has ended, it is thrown right here.
     *
     * @return as {@link #send}
     */
    @SuppressWarnings("unchecked")
    public final Y throwInto(Throwable error) {
        if (Stepper.stateOf(this) == Stepper.CLOSED) {
            throw Errors.unchecked(error);
        }
        return (Y) GeneratorDriver.of(this).throwInto(error);
    }

    /**
     * Ends it: throws a {@link GeneratorExit} at its {@code yield} so that its {@code finally} blocks run. Does nothing if it
     * has ended; runs nothing if it has not started.
     *
     * @throws IllegalStateException if it yields again, or is running
     */
    public final void close() {
        switch (Stepper.stateOf(this)) {
            case Stepper.CLOSED -> {}
            case Stepper.CREATED -> Stepper.discard(this);
            default -> GeneratorDriver.of(this).close();
        }
    }

    /**
     * Goes on through what is left of it; a new iterator does not begin anew. {@code hasNext} runs it to its next
     * {@code yield}.
     */
    @Override
    public Iterator<Y> iterator() {
        return new GeneratorIterator<>(this);
    }

    /** How far it has come. */
    public final Coroutine.State state() {
        return ByHand.stateOf(this);
    }

    /** The method it is a call of, and its state. */
    @Override
    public final String toString() {
        return "<generator " + type().methodName() + " " + state() + ">";
    }
}
