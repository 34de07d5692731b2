// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import dev.weft.Coroutine;
import java.io.IOException;

/** Where pages come from. */
@FunctionalInterface
interface Web {
    /**
     * Asks once. A redirection is an answer like others.
     *
     * @return a coroutine that throws {@link HttpException} if asking again would not help
     */
    Coroutine<Response> get(Url url) throws IOException;
}
