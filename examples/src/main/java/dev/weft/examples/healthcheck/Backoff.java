// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before an attempt is repeated: doubled each time, and jittered so that failures don't march in step. */
final class Backoff {
    private static final long FIRST = Duration.ofMillis(100).toNanos();
    private static final long MOST = Duration.ofSeconds(5).toNanos();
    /** The doublings after which the wait has reached {@link #MOST} for certain. */
    private static final int DOUBLINGS = 6;

    private Backoff() {}

    /** The wait after {@code failures} attempts (1 or more): between a half and the whole of 100 ms x 2^(failures-1). */
    static Duration after(int failures, RandomGenerator random) {
        long whole = Math.min(MOST, FIRST << Math.min(failures - 1, DOUBLINGS));
        return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
    }
}
