// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Ends as another future does, but keeps its own cancellation from it. */
final class Shield<T> extends Future<T> {

    private final Future<T> inner;
    private final Consumer<Future<T>> callback = this::ended;

    private Shield(EventLoop loop, Future<T> inner) {
        super(loop);
        this.inner = inner;
    }

    /** Shields {@code awaitable}, which runs from now on; one that is done needs none. */
    static <T> Future<T> of(Awaitable<T> awaitable) {
        EventLoop loop = EventLoop.running();
        Future<T> inner = Futures.ensure(loop, awaitable);
        if (inner.isDone()) {
            return inner;
        }
        Shield<T> shield = new Shield<>(loop, inner);
        inner.addDoneCallback(shield.callback);
        return shield;
    }

    /** Leaves the inner future, which may go on for long, and its error to others; it is reported if there are none. */
    @Override
    boolean cancelFor(Cancellation request) {
        boolean cancelled = super.cancelFor(request);
        inner.removeDoneCallback(callback);
        return cancelled;
    }

    @Override
    int turnsLeft(int depth) {
        return isDone() || depth == 0 ? super.turnsLeft(depth) : oneMore(inner.turnsLeft(depth - 1));
    }

    @Override
    Collection<? extends Future<?>> behind() {
        return List.of(inner);
    }

    private void ended(Future<T> ignored) {
        if (!isDone()) {
            completeLike(inner);
        }
    }
}
