// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void textForPeople() {
        assertThat(printed(TextReport::print, Samples.summary())).isEqualTo("""
            FAIL http://c/: answered with status 503 (3 attempts)
            FAIL f:4: nonsense: not a target

            Interrupted: 4 of 5 targets checked.
            4 targets in 1.2 s; one after the other: 564 ms
            2 healthy, 2 failing

            latency of the healthy: median 4 ms, 90% 500 ms, 99% 500 ms
                 3 ms to 5 ms    ####################                           1
                 5 ms to 7 ms                                                   0
                 7 ms to 10 ms                                                  0
                10 ms to 20 ms                                                  0
                20 ms to 30 ms                                                  0
                30 ms to 50 ms                                                  0
                50 ms to 70 ms                                                  0
                70 ms to 100 ms                                                 0
               100 ms to 200 ms                                                 0
               200 ms to 300 ms                                                 0
               300 ms to 500 ms                                                 0
               500 ms to 700 ms  ####################                           1
            slowest
               500 ms  http://b/
                 4 ms  a:1
            """);
    }

    @Test
    void nothingHealthyNoLatencies() {
        Summary summary = new Summary(1, List.of(), Duration.ofMillis(20), Duration.ZERO, 2);

        assertThat(printed(TextReport::print, summary)).isEqualTo("""
            Interrupted: 0 of 1 target checked.
            0 targets in 20 ms; one after the other: 0 ms
            0 healthy, 0 failing
            """);
    }

    @Test
    void whatComesFromOutsideIsShownOnOneHarmlessLine() {
        String text = "\u001b[31mred\r\nFAIL \u202eb\u0085a:1";
        Result result = Result.of(new Target.Invalid(text, "", "not a\ntarget"));

        assertThat(printed(TextReport::print, new Summary(1, List.of(result), Duration.ZERO, Duration.ZERO, 0)))
                .startsWith("FAIL ?[31mred??FAIL ?b?a:1: not a?target\n\n");
    }

    @Test
    void whatIsLongIsShownByItsBeginningAndItsEnd() {
        Result result = Result.of(new Target.Invalid("a".repeat(100_000) + "/end", "", "b".repeat(1000)));

        assertThat(printed(TextReport::print, new Summary(1, List.of(result), Duration.ZERO, Duration.ZERO, 0)))
                .startsWith("FAIL " + "a".repeat(160) + "..." + "a".repeat(76) + "/end: " + "b".repeat(160) + "..."
                        + "b".repeat(80) + "\n\n");
    }

    @Test
    void jsonForPrograms() {
        assertThat(printed(JsonReport::print, Samples.summary()))
                .startsWith("{\"targets\":5,\"healthy\":2,\"failing\":2,\"unchecked\":1,\"interrupted\":true,"
                        + "\"elapsedMs\":1234.0,\"oneByOneMs\":564.0,"
                        + "\"latency\":{\"p50Ms\":4.0,\"p90Ms\":500.0,\"p99Ms\":500.0,"
                        + "\"histogram\":[{\"fromMs\":3,\"toMs\":5,\"count\":1},")
                .contains("{\"target\":\"a:1\",\"origin\":null,\"healthy\":true,\"status\":null,\"problem\":null,"
                        + "\"attempts\":1,\"latencyMs\":4.0}")
                .contains("{\"target\":\"http://c/\",\"origin\":null,\"healthy\":false,\"status\":503,"
                        + "\"problem\":\"answered with status 503\",\"attempts\":3,\"latencyMs\":20.0}")
                .endsWith("{\"target\":\"nonsense\",\"origin\":\"f:4\",\"healthy\":false,\"status\":null,"
                        + "\"problem\":\"not a target\",\"attempts\":0,\"latencyMs\":0.0}]}\n");
    }

    @Test
    void jsonWithoutAHealthyTarget() {
        assertThat(printed(JsonReport::print, new Summary(0, List.of(), Duration.ZERO, Duration.ZERO, 0)))
                .contains("\"latency\":null,\"results\":[]");
    }

    @Test
    void jsonIsAsciiWhateverTheLocale() {
        assertThat(Json.write(Json.object("a\"b", "c\\d\n\u0001é\ud83d\ude00", "list", List.of(1, true))))
                .isEqualTo("{\"a\\\"b\":\"c\\\\d\\u000a\\u0001\\u00e9\\ud83d\\ude00\",\"list\":[1,true]}");
    }

    private static String printed(BiConsumer<Summary, PrintStream> report, Summary summary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.accept(summary, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
