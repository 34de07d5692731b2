// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param sources where the targets come from, in order; none: the demo
 * @param concurrency how many targets are checked at a time
 * @param timeout how long one attempt may take
 * @param retries how many attempts may follow a failing first one
 * @param interval the least time between the starts of two attempts; zero: none
 */
record Options(
        List<Source> sources,
        int concurrency,
        Duration timeout,
        int retries,
        Duration interval,
        boolean json,
        boolean help) {

    boolean demo() {
        return sources.isEmpty();
    }
}
