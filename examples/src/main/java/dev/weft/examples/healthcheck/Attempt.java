// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;

/**
 * What one attempt at a target came to.
 *
 * @param status the HTTP status; 0: none came, or the target has none
 * @param problem what is wrong and what to do; empty: the target is healthy
 * @param isFinal whether another attempt would come to the same
 */
record Attempt(int status, String problem, boolean isFinal, Duration took) {
    boolean healthy() {
        return problem.isEmpty();
    }
}
