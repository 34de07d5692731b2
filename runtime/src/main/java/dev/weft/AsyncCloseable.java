// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** A resource whose closing may have to wait: asyncio's {@code async with}. */
public interface AsyncCloseable extends AutoCloseable {

    /** Closes it; done when it is closed. */
    Awaitable<Void> closeAsync();

    /**
     * Not to be called outside woven code, where closing can't wait.
     *
     * @throws IllegalStateException always
     */
    @Override
    default void close() {
        throw new IllegalStateException(
                getClass().getName() + ".close() can't wait here; call await(x.closeAsync()) in an @Async method");
    }
}
