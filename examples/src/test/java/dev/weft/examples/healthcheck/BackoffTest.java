// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "8, 5000", "1000, 5000"})
    void liesBetweenHalfAndTheWholeOfTheDoubledWait(int failures, long wholeMillis) {
        Duration whole = Duration.ofMillis(wholeMillis);
        Random random = new Random(42);

        assertThat(IntStream.range(0, 1000).mapToObj(i -> Backoff.after(failures, random)))
                .allSatisfy(wait -> assertThat(wait).isBetween(whole.dividedBy(2), whole));
    }

    @Test
    void spreadsOverTheWholeRange() {
        Random random = new Random(42);

        assertThat(IntStream.range(0, 1000).mapToObj(i -> Backoff.after(1, random)))
                .anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(52)))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(98)));
    }

    @Test
    void sameSeedSameWaits() {
        assertThat(Backoff.after(3, new Random(7))).isEqualTo(Backoff.after(3, new Random(7)));
    }
}
