// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;

/**
 * What the check of one target came to.
 *
 * @param last the attempt that decided
 * @param attempts how many were made; 0 for an invalid target
 * @param busy the time all of them took, without the waits between them
 */
record Result(Target target, Attempt last, int attempts, Duration busy) {
    static Result of(Target.Invalid target) {
        return new Result(target, new Attempt(0, target.problem(), true, Duration.ZERO), 0, Duration.ZERO);
    }

    boolean healthy() {
        return last.healthy();
    }
}
