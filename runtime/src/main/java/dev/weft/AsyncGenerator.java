// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/**
 * A call of an {@link Async} method that hands out values one by one and may await in between: Python's asynchronous
 * generator. Iterate with {@code for (x : await(rows()))}: such a loop, over the call itself, closes it however it is left.
 * One that is in a variable stays open when a loop over it is left before its end: close it with {@link #aclose}, or with a
 * try block over it. Its loop closes it when it has become unreachable, at the latest when the program ends.
 *
 * <p>Not thread-safe; use from the loop's thread. Programs don't extend it.
 *
 * @param <Y> what it yields
 * @param <S> what can be sent to it
 */
public abstract class AsyncGenerator<Y, S> implements AsyncIterable<Y>, AsyncCloseable {

    static {
        RuntimeHost.install();
    }

    AsyncGenerator() {}

    /**
     * Hands {@code value} to whoever iterates, and stands still until more is asked for. Suspends.
     *
     * @return what {@link #asend} was given; null when the generator is iterated
     * @throws IllegalStateException if the calling method is not woven
     */
    public static <S> S yield(Object value) {
        return Unwoven.refuse("yield");
    }

    /** Ends an asynchronous generator: {@code return end();}. */
    public static <Y, S> AsyncGenerator<Y, S> end() {
        return new WovenAsyncGenerator<>(new Done<>(null));
    }

    /** For generated code: the generator whose body {@code frame} runs. */
    public static <Y, S> AsyncGenerator<Y, S> woven(Frame frame) {
        return new WovenAsyncGenerator<>(frame);
    }

    /**
     * Runs to the next {@code yield}, with {@code value} as the answer of the one it stands at.
     *
     * @param value null for the first call
     * @return what it yields; awaiting it throws {@link StopAsyncIteration} when the generator ends, and
     *     {@link IllegalStateException} if it is running already
     */
    public abstract Awaitable<Y> asend(S value);

    /** Throws {@code error} at the {@code yield} it stands at and runs to the next; as {@link #asend}. */
    public abstract Awaitable<Y> athrow(Throwable error);

    /**
     * Ends it: throws a {@link GeneratorExit} at its {@code yield}; its {@code finally} blocks may await. Does nothing if it
     * has ended; runs nothing if it has not started.
     */
    public abstract Awaitable<Void> aclose();

    /** As {@link #aclose}. */
    @Override
    public final Awaitable<Void> closeAsync() {
        return aclose();
    }

    /** Goes on through what is left of it; a new iterator does not begin anew. It is {@link AsyncCloseable}, as this is. */
    @Override
    public final AsyncIterator<Y> asyncIterator() {
        return new AsyncGeneratorIterator<>(this);
    }
}
