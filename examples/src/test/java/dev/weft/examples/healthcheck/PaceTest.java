// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    /** Near the end of the nanosecond clock's range, which it may cross. */
    private static final long NOW = Long.MAX_VALUE - 10;

    private final Pace pace = new Pace(Duration.ofNanos(100));

    @Test
    void takersAtOnceWaitAnIntervalMoreEach() {
        assertThat(pace.take(NOW)).isEqualTo(Duration.ZERO);
        assertThat(pace.take(NOW)).isEqualTo(Duration.ofNanos(100));
        assertThat(pace.take(NOW)).isEqualTo(Duration.ofNanos(200));
        assertThat(pace.take(later(50))).isEqualTo(Duration.ofNanos(250));
    }

    @Test
    void timeNobodyTookIsNotMadeUpFor() {
        assertThat(pace.take(NOW)).isEqualTo(Duration.ZERO);
        assertThat(pace.take(later(1000))).isEqualTo(Duration.ZERO);
        assertThat(pace.take(later(1000))).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void noIntervalNoWait() {
        Pace unpaced = new Pace(Duration.ZERO);

        assertThat(unpaced.take(NOW)).isEqualTo(Duration.ZERO);
        assertThat(unpaced.take(NOW)).isEqualTo(Duration.ZERO);
    }

    /** Past the end of the range, which a constant expression may not be. */
    private static long later(long nanos) {
        return NOW + nanos;
    }
}
