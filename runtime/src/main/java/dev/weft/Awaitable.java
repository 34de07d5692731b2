// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * Something a coroutine can wait for with {@link Weft#await}: asyncio's awaitable. Implement it to make a type of your
 * own awaitable.
 *
 * @param <T> what awaiting it answers
 */
public interface Awaitable<T> {

    /** A coroutine that ends with this object's value; called each time this object is awaited. */
    Coroutine<T> toCoroutine();
}
