// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import dev.weft.Coroutine;

/** Answers requests. It may suspend; its connection's next request waits, those of others don't. */
@FunctionalInterface
interface Handler {
    Coroutine<Response> handle(Request request) throws Exception;
}
