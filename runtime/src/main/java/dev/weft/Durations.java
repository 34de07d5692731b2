// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.time.Duration;

/** Durations as nanoseconds of loop time, without overflow. */
final class Durations {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

    private Durations() {}

    /** In nanoseconds; a duration of centuries is cut to about 73 years. */
    static long nanos(Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            return LONGEST.toNanos();
        } else if (duration.compareTo(LONGEST.negated()) < 0) {
            return -LONGEST.toNanos();
        }
        return duration.toNanos();
    }

    /** The loop time that is {@code duration} after {@code now}. */
    static long after(long now, Duration duration) {
        return now + nanos(duration);
    }
}
