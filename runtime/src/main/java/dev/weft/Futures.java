// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Makes futures of awaitables. */
final class Futures {

    private Futures() {}

    /** A future itself; anything else as a task of {@code loop}. */
    @SuppressWarnings("unchecked")
    static <T> Future<T> ensure(EventLoop loop, Awaitable<? extends T> awaitable) {
        if (!(awaitable instanceof Future<?> future)) {
            return new Task<>(loop, (Coroutine<T>) awaitable.toCoroutine());
        } else if (future.loop != loop) {
            throw new IllegalArgumentException("The future belongs to a different loop than the one specified");
        }
        return (Future<T>) future;
    }
}
