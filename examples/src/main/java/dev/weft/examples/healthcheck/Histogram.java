// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How many durations fall between 0, 1, 2, 3, 5, 7, 10, 20, 30... ms. */
final class Histogram {
    private static final int[] STEPS = {1, 2, 3, 5, 7};

    /** The durations of at least {@code from} and less than {@code to}. */
    record Bucket(Duration from, Duration to, int count) {}

    private Histogram() {}

    /** The buckets from the first to the last that holds something, empty ones between them included. */
    static List<Bucket> of(Collection<Duration> durations) {
        List<Bucket> buckets = new ArrayList<>();
        int left = durations.size();
        Duration from = Duration.ZERO;
        long scale = 1;
        for (int step = 0; left > 0; step++) {
            Duration to = Duration.ofMillis(scale * STEPS[step % STEPS.length]);
            if (step % STEPS.length == STEPS.length - 1) {
                scale *= 10;
            }
            int count = count(durations, from, to);
            if (count > 0 || !buckets.isEmpty()) {
                buckets.add(new Bucket(from, to, count));
            }
            left -= count;
            from = to;
        }
        return buckets;
    }

    private static int count(Collection<Duration> durations, Duration from, Duration to) {
        int count = 0;
        for (Duration duration : durations) {
            if (duration.compareTo(from) >= 0 && duration.compareTo(to) < 0) {
                count++;
            }
        }
        return count;
    }
}
