// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import java.util.Arrays;

/** How late timers were, in powers of two of a microsecond: constant memory, whatever is recorded. */
final class LoopLag {

    private static final int BUCKETS = 40;
    private static final long NANOS_PER_MICRO = 1000;

    private final long[] counts = new long[BUCKETS];
    private long total;
    private long max;

    void record(long nanos) {
        long late = Math.max(0, nanos);
        counts[bucket(late)]++;
        total++;
        max = Math.max(max, late);
    }

    /** The lag that a part of the timers, between 0 and 1, did not exceed; nanoseconds, rounded up to its bucket's end. */
    long quantile(double part) {
        long rank = (long) Math.ceil(part * total);
        long seen = 0;
        for (int i = 0; i < BUCKETS && total > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(max, NANOS_PER_MICRO << i);
            }
        }
        return 0;
    }

    long max() {
        return max;
    }

    void reset() {
        Arrays.fill(counts, 0);
        total = 0;
        max = 0;
    }

    private static int bucket(long nanos) {
        long micros = (nanos + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
        return Math.min(BUCKETS - 1, micros <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(micros - 1));
    }
}
