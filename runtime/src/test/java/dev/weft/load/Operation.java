// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import dev.weft.Coroutine;

/** One of the things that a load does. */
@FunctionalInterface
interface Operation {

    /** Does it, and enters into {@code account} what is sent and received. */
    Coroutine<Void> run(Account account) throws Exception;
}
