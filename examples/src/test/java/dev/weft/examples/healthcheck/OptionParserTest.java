// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.examples.options.UsageException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {
    @Test
    void defaults() throws UsageException {
        assertThat(parse("a:1"))
                .isEqualTo(new Options(
                        List.of(new Source(Source.Kind.ARGUMENT, "a:1")),
                        100,
                        Duration.ofSeconds(5),
                        0,
                        Duration.ZERO,
                        false,
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--concurrency 7 --timeout 500ms --retries 3 --rate 20/s --json a:1",
                "a:1 --json --rate=20/s --retries=3 --timeout=500ms --concurrency=7"
            })
    void everyOption(String line) throws UsageException {
        Options options = parse(line.split(" "));

        assertThat(options.concurrency()).isEqualTo(7);
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.retries()).isEqualTo(3);
        assertThat(options.interval()).isEqualTo(Duration.ofMillis(50));
        assertThat(options.json()).isTrue();
        assertThat(options.demo()).isFalse();
    }

    @Test
    void sourcesKeepTheirOrder() throws UsageException {
        assertThat(parse("a:1", "--file", "f", "-", "--file=g", "b:2").sources())
                .containsExactly(
                        new Source(Source.Kind.ARGUMENT, "a:1"),
                        new Source(Source.Kind.FILE, "f"),
                        new Source(Source.Kind.STANDARD_INPUT, "-"),
                        new Source(Source.Kind.FILE, "g"),
                        new Source(Source.Kind.ARGUMENT, "b:2"));
    }

    @Test
    void withoutATargetItIsTheDemoOfAllAtOnce() throws UsageException {
        assertThat(parse("--json").demo()).isTrue();
        assertThat(parse().concurrency()).isEqualTo(1000);
        assertThat(parse("--concurrency", "1").concurrency()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help(String option) throws UsageException {
        assertThat(parse(option).help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 3       | unknown option --speed; known are --file, --concurrency, --timeout, --retries,"
                        + " --rate, --json and --help; a lone - is standard input",
                "-x              | unknown option -x; known are --file, --concurrency, --timeout, --retries, --rate,"
                        + " --json and --help; a lone - is standard input",
                "--file          | --file needs a value after it",
                "--file --json   | --file needs a value after it",
                "--file=         | --file needs a value after it",
                "--timeout=      | --timeout needs a value after it",
                "--concurrency 0 | --concurrency takes a whole number from 1 to 100000, not 0",
                "--retries many  | --retries takes a whole number from 0 to 1000, not many",
                "--retries -1    | --retries takes a whole number from 0 to 1000, not -1",
                "--timeout 5     | --timeout: '5' is not a duration; write 500ms, 2s or 1m",
                "--timeout 0s    | --timeout takes a duration of more than nothing, not 0s",
                "--rate 20       | --rate takes attempts a second, such as 20/s, not 20",
                "--rate 0/s      | --rate takes attempts a second, such as 20/s, not 0/s",
                "--json=yes      | --json takes no value; write --json alone"
            })
    void refusesWithTheOptionAndTheRemedy(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    private static Options parse(String... arguments) throws UsageException {
        return OptionParser.parse(List.of(arguments));
    }
}
