// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * Items that arrive one after the other.
 *
 * @param <T> the items
 */
public interface AsyncIterator<T> {

    /** The next item when it is there; awaiting it throws {@link StopAsyncIteration} after the last. */
    Awaitable<T> next();
}
