// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "1m, PT1M", "0s, PT0S", "999999999m, PT16666666H39M"})
    void readsMillisecondsSecondsAndMinutes(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1h", "-1s", "1.5s", " 1s", "1S", "1234567890s"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration; write 500ms, 2s or 1m");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.00084S, 0.8 ms",
        "PT0.0099S, 9.9 ms",
        "PT0.503S, 503 ms",
        "PT0.9996S, 1 s",
        "PT1.1S, 1.1 s",
        "PT5S, 5 s",
        "PT506.4S, 506 s",
        "PT1H, '3,600 s'"
    })
    void showsAboutThreeDigits(Duration duration, String text) {
        assertThat(Durations.show(duration)).isEqualTo(text);
    }
}
