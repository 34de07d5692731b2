// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void valuesStandAfterTheirOptionOrBehindItsEqualsSign() throws Exception {
        CommandLine line = line("--host", "::1", "--port=80", "--time", "2s", "--colour=blue", "--help", "--eq=--a=b");

        assertThat(line.next()).isEqualTo("--host");
        assertThat(line.text()).isEqualTo("::1");
        assertThat(line.next()).isEqualTo("--port");
        assertThat(line.number(0, 65_535)).isEqualTo(80);
        assertThat(line.next()).isEqualTo("--time");
        assertThat(line.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(line.next()).isEqualTo("--colour");
        assertThat(line.choice(Colour.class)).isEqualTo(Colour.BLUE);
        assertThat(line.next()).isEqualTo("--help");
        assertThat(line.next()).isEqualTo("--eq");
        assertThat(line.text()).isEqualTo("--a=b");
        assertThat(line.next()).isNull();
    }

    @Test
    void aFlagTakesNoValue() throws Exception {
        CommandLine line = line("--help=yes");
        line.next();

        assertThatThrownBy(line::next)
                .isInstanceOf(UsageException.class)
                .hasMessage("--help takes no value; write --help alone");
    }

    @Test
    void whatThereIsNot() throws Exception {
        CommandLine line = line("--helo");
        line.next();

        assertThat(line.unknown()).hasMessage("unknown option --helo; known are --host and --port");
    }

    @ParameterizedTest
    @CsvSource({
        "--n,",
        "--n, --m",
        "--n=, x",
    })
    void aValueIsMissing(String first, String second) throws Exception {
        CommandLine line = second == null ? line(first) : line(first, second);
        line.next();

        assertThatThrownBy(line::text).hasMessage("--n needs a value after it");
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-1", "1.5", "99999999999", "x"})
    void noSuchNumber(String text) throws Exception {
        CommandLine line = line("--n", text);
        line.next();

        assertThatThrownBy(() -> line.number(1, 100)).hasMessage("--n takes a whole number from 1 to 100, not " + text);
    }

    @ParameterizedTest
    @CsvSource({"0s", "5", "s", "-1s", "1h", "99999999s"})
    void noDuration(String text) throws Exception {
        CommandLine line = line("--t", text);
        line.next();

        assertThatThrownBy(line::duration).hasMessage("--t takes a time such as 500ms, 2s or 1m, not " + text);
    }

    @Test
    void noSuchChoice() throws Exception {
        CommandLine line = line("--c=RED");
        line.next();

        assertThatThrownBy(() -> line.choice(Colour.class)).hasMessage("--c takes one of red, blue, not RED");
    }

    private static CommandLine line(String... arguments) {
        return new CommandLine(List.of(arguments), "--host and --port");
    }
}
