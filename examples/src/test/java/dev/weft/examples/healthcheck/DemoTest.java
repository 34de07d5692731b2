// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoTest {
    @Test
    void plannedFailuresAreASuccess() {
        Run run = Run.of("--timeout", "1m");

        assertThat(run.status()).isZero();
        assertThat(run.failures())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).contains("/failing/", "status 503"));
        assertThat(run.out())
                .containsPattern("\n1,000 targets in .* s; one after the other: 504 s\n990 healthy, 10 failing\n");
        assertThat(run.err()).endsWith("Demo: exactly the endpoints that are meant to fail failed.\n");
    }

    @Test
    void anyOtherFailureIsAFailure() {
        Run run = Run.of("--timeout", "600ms", "--json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("{\"targets\":1000,").hasLineCount(1);
        assertThat(run.err()).contains("endpoints did not do what they are meant to;");
    }

    @Test
    void oneByOneIsTheSumOfTheServersDelays() {
        assertThat(DemoServer.oneByOne()).isEqualTo(Duration.ofMillis(980 * 500 + 20 * 700));
    }
}
