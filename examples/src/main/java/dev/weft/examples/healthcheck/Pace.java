// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;

/** Hands out starting times at least an interval apart. Not thread-safe; use from the loop's thread. */
final class Pace {
    private final long interval;
    private boolean started;
    /** The earliest start not handed out yet, in the loop's nanoseconds; means nothing until {@code started}. */
    private long next;

    Pace(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** Takes the next start and answers how long from {@code now} the taker has to wait for it. */
    Duration take(long now) {
        if (!started || now - next > 0) {
            started = true;
            next = now;
        }
        long wait = next - now;
        next += interval;
        return Duration.ofNanos(wait);
    }
}
