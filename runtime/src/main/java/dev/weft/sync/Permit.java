// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/**
 * Something held, until it is closed: what {@code acquire()} of a lock or a semaphore answers, for
 * {@code try (var held = await(lock.acquire())) { ... }}.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface Permit extends AutoCloseable {

    /**
     * Releases what is held, as {@code release()} does. Closed again, it does nothing, so that it can't release what another
     * task holds by then. Never suspends.
     */
    @Override
    void close();
}
