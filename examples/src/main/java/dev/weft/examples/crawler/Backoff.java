// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before a request is repeated: doubled each time, less a random part, so that failures don't march in step.
 * The same seed draws the same waits.
 */
final class Backoff {
    private static final long FIRST = Duration.ofMillis(100).toNanos();
    private static final long MOST = Duration.ofSeconds(10).toNanos();
    /** The doublings after which the wait has reached {@link #MOST} for certain. */
    private static final int DOUBLINGS = 7;

    private final SplittableRandom random;

    Backoff(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The wait after {@code failures} attempts (1 or more): between a half and the whole of 100 ms x 2^(failures-1). */
    Duration after(int failures) {
        long whole = Math.min(MOST, FIRST << Math.min(failures - 1, DOUBLINGS));
        return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
    }
}
