// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.EventLoop;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes the items of a source, to each subscriber in a task of its own. */
final class SourcePublisher<T> implements Flow.Publisher<T> {

    private final AsyncIterable<? extends T> source;

    /** Where the tasks run; null for the shared background loop. */
    private final EventLoop loop;

    private final AtomicBoolean subscribed = new AtomicBoolean();

    SourcePublisher(AsyncIterable<? extends T> source, EventLoop loop) {
        this.source = Objects.requireNonNull(source, "source");
        this.loop = loop;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        boolean again = subscribed.getAndSet(true);
        AsyncIterable<? extends T> items = again && source instanceof AsyncGenerator ? SourcePublisher::used : source;
        new TaskSubscription<T>(items, subscriber, loop == null ? EventLoop.background() : loop).start();
    }

    private static <T> T used() {
        throw new IllegalStateException("an AsyncGenerator is iterated once, and this one has a subscriber already;"
                + " for one for each subscriber, publish(() -> generator().asyncIterator())");
    }
}
