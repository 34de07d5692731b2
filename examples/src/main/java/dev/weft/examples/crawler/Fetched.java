// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.time.Duration;

/**
 * What all attempts at a page came to.
 *
 * @param response the last one; {@link Response#NONE} if none came
 * @param problem why there is no response; empty if there is one
 */
record Fetched(Response response, String problem, int attempts, Duration took) {

    /** What is wrong; empty if nothing is. */
    String describe() {
        return problem.isEmpty() && !response.isOk() ? "answered with status " + response.status() : problem;
    }
}
