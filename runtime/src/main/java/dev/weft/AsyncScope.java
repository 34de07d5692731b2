// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** A block that learns how it ends and may change that: asyncio's {@code __aexit__}. */
@SuppressWarnings("try") // what close() throws is for the scope to say
public interface AsyncScope extends AutoCloseable {

    /**
     * Ends the block.
     *
     * @param primary the error that leaves the block, or null
     * @return what is to leave it instead, or null for nothing
     */
    Awaitable<Throwable> exit(Throwable primary);
}
