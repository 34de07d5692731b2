// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import static dev.weft.Weft.await;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.EventLoop;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * Turns a {@code Flow.Publisher} into items for an {@code async for} loop, and such items into a publisher. Whoever takes sets
 * the pace: nothing is asked for that there is no room for, and nothing is made that nobody has asked for.
 *
 * <p>The rules are those of <a href="https://www.reactive-streams.org">Reactive Streams</a>. Libraries with interfaces of
 * that name of their own have adapters to and from {@code Flow}.
 */
public final class Publishers {

    private Publishers() {}

    /**
     * The items of {@code publisher}, for one iteration: {@code for (T item : await(items(publisher, 16)))}. It subscribes when
     * the first item is asked for. The publisher may send in any thread; its error leaves the loop as itself, behind the items
     * that came before it.
     *
     * <p>When the iteration ends before the items do, the subscription is cancelled: at once if the iterating task is
     * cancelled, or by {@code closeAsync}, as of a try block over the result; else when the collector finds it dropped, at the
     * latest when the loop ends.
     *
     * @param prefetch how many items may wait here for their turn; a publisher that sends more than was asked for is cut off
     *     with an {@link IllegalStateException}
     * @throws IllegalArgumentException if {@code prefetch} is not above zero
     */
    public static <T> AsyncGenerator<T, Void> items(Flow.Publisher<? extends T> publisher, int prefetch) {
        Objects.requireNonNull(publisher, "publisher");
        if (prefetch <= 0) {
            throw new IllegalArgumentException("prefetch is " + prefetch + "; at least one item must have room");
        }
        return received(publisher, new ItemSubscriber<>(prefetch));
    }

    @Async
    private static <T> AsyncGenerator<T, Void> received(
            Flow.Publisher<? extends T> publisher, ItemSubscriber<T> subscriber) {
        try {
            publisher.subscribe(subscriber);
            while (true) {
                await(subscriber.arrival());
                T item = subscriber.poll();
                if (item != null) {
                    AsyncGenerator.yield(item);
                } else if (subscriber.isOver()) {
                    return AsyncGenerator.end();
                }
            }
        } finally {
            subscriber.leave();
        }
    }

    /**
     * A publisher of the items of {@code source}, as {@link #publish(AsyncIterable, EventLoop)}, on the loop that runs on this
     * thread now; if none does, on the shared {@link EventLoop#background} loop.
     */
    public static <T> Flow.Publisher<T> publish(AsyncIterable<? extends T> source) {
        return new SourcePublisher<>(source, runningOrNull());
    }

    /**
     * A publisher of the items of {@code source}. Each subscriber has a task on {@code loop}, which takes an iterator of the
     * source, pulls an item for each that is asked for, and signals to the subscriber on the loop's thread: a subscriber that
     * blocks, blocks the loop. Cancelling the subscription, from any thread, cancels what the task waits for.
     *
     * <p>An iterator that is an {@link dev.weft.AsyncCloseable}, as that of an {@link AsyncGenerator} is, is closed when it is
     * left. A generator can be iterated once, so a second subscriber is refused; for a generator for each subscriber, publish
     * {@code () -> generator().asyncIterator()}.
     */
    public static <T> Flow.Publisher<T> publish(AsyncIterable<? extends T> source, EventLoop loop) {
        return new SourcePublisher<>(source, Objects.requireNonNull(loop, "loop"));
    }

    private static EventLoop runningOrNull() {
        try {
            return EventLoop.running();
        } catch (IllegalStateException none) {
            return null;
        }
    }
}
