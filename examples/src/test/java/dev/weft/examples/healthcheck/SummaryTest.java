// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void percentilesByNearestRank() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        assertThat(Summary.percentile(hundred, 50)).isEqualTo(Duration.ofMillis(50));
        assertThat(Summary.percentile(hundred, 99)).isEqualTo(Duration.ofMillis(99));
        assertThat(Summary.percentile(hundred.subList(0, 1), 50)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void latenciesAndTheSlowestLeaveFailuresOut() {
        Summary summary = Samples.summary();

        assertThat(summary.latencies()).containsExactly(Duration.ofMillis(4), Duration.ofMillis(500));
        assertThat(summary.slowest())
                .extracting(result -> result.target().text())
                .containsExactly("http://b/", "a:1");
        assertThat(summary.failing())
                .extracting(result -> result.target().text())
                .containsExactly("http://c/", "nonsense");
        assertThat(summary.healthy()).isEqualTo(2);
        assertThat(summary.unchecked()).isEqualTo(1);
    }

    @Test
    void oneByOneIsWhatAllAttemptsTook() {
        assertThat(Samples.summary().oneByOne()).isEqualTo(Duration.ofMillis(4 + 500 + 3 * 20));
    }

    @Test
    void exitStatus() {
        Summary summary = Samples.summary();

        assertThat(summary.exitStatus()).isEqualTo(130);
        assertThat(new Summary(4, summary.results(), Duration.ZERO, Duration.ZERO, 0).exitStatus())
                .isEqualTo(1);
        assertThat(new Summary(0, List.of(), Duration.ZERO, Duration.ZERO, 0).exitStatus())
                .isZero();
    }
}
