// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void startsAndEndsWhereThereIsSomething() {
        assertThat(of(4.9, 3, 10, 19.9, 12))
                .containsExactly(bucket(3, 5, 2), bucket(5, 7, 0), bucket(7, 10, 0), bucket(10, 20, 3));
    }

    @Test
    void theFirstBucketHoldsWhatTookLessThanAMillisecond() {
        assertThat(of(0, 0.5)).containsExactly(bucket(0, 1, 2));
    }

    @Test
    void scaleHasNoEnd() {
        assertThat(of(3_600_000)).containsExactly(bucket(3_000_000, 5_000_000, 1));
    }

    @Test
    void nothing() {
        assertThat(of()).isEmpty();
    }

    private static List<Histogram.Bucket> of(double... millis) {
        return Histogram.of(DoubleStream.of(millis)
                .mapToObj(value -> Duration.ofNanos((long) (value * 1e6)))
                .toList());
    }

    private static Histogram.Bucket bucket(long from, long to, int count) {
        return new Histogram.Bucket(Duration.ofMillis(from), Duration.ofMillis(to), count);
    }
}
