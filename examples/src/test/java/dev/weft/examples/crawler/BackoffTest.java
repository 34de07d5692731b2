// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static List<Duration> waits(long seed) {
        Backoff backoff = new Backoff(seed);
        return IntStream.rangeClosed(1, 20).mapToObj(backoff::after).toList();
    }

    @Test
    void doubledLessUpToAHalf() {
        List<Duration> waits = waits(1);
        long whole = 100;
        for (Duration wait : waits) {
            assertThat(wait).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
            whole = Math.min(10_000, 2 * whole);
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(waits(7)).isEqualTo(waits(7)).isNotEqualTo(waits(8));
    }
}
