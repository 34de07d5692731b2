// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Ends as another future does, but keeps its own cancellation from it. */
final class Shield<T> extends Future<T> {

    private Shield(EventLoop loop) {
        super(loop);
    }

    /** Shields {@code awaitable}, which runs from now on; one that is done needs none. */
    static <T> Future<T> of(Awaitable<T> awaitable) {
        EventLoop loop = EventLoop.running();
        Future<T> inner = Futures.ensure(loop, awaitable);
        if (inner.isDone()) {
            return inner;
        }
        Shield<T> shield = new Shield<>(loop);
        inner.addDoneCallback(shield::ended);
        return shield;
    }

    /** If this was cancelled, the inner error is left for others; if there are none, it is reported as never retrieved. */
    private void ended(Future<? extends T> inner) {
        if (!isDone()) {
            completeLike(inner);
        }
    }
}
