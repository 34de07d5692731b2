// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.examples.options.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {
    @Test
    void nothing() throws UsageException {
        assertThat(OptionParser.parse(List.of())).isEqualTo(Options.DEFAULT);
    }

    @Test
    void everything() throws UsageException {
        Options options = OptionParser.parse(List.of(
                "--host",
                "::1",
                "--port=7000",
                "--dir",
                "data",
                "--appendfsync",
                "always",
                "--maxclients",
                "7",
                "--max-bulk",
                "1",
                "--max-request",
                "2",
                "--max-reply",
                "3",
                "--max-unread",
                "4"));

        assertThat(options)
                .isEqualTo(new Options(
                        "::1",
                        7000,
                        Path.of("data"),
                        AppendLog.Sync.ALWAYS,
                        7,
                        1 << 20,
                        2 << 20,
                        3 << 20,
                        4 << 20,
                        Options.DEFAULT.patience(),
                        false));
    }

    @Test
    void aRequestMayBeAsLargeAsItsLongestArgument() throws UsageException {
        assertThat(OptionParser.parse(List.of("--max-bulk", "500")).largestRequest())
                .isEqualTo(500 << 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 3|unknown option --speed; known are --host, --port, --dir, --appendfsync, --maxclients, --max-bulk,"
                        + " --max-request, --max-reply, --max-unread and --help",
                "7000|unknown option 7000; known are --host, --port, --dir, --appendfsync, --maxclients, --max-bulk,"
                        + " --max-request, --max-reply, --max-unread and --help",
                "--port|--port needs a value after it",
                "--port --dir|--port needs a value after it",
                "--port x|--port takes a whole number from 0 to 65535, not x",
                "--port 65536|--port takes a whole number from 0 to 65535, not 65536",
                "--maxclients 0|--maxclients takes a whole number from 1 to 1000000, not 0",
                "--max-bulk 513|--max-bulk takes a whole number from 1 to 512, not 513",
                "--appendfsync sometimes|--appendfsync takes always, everysec or no, not sometimes",
                "--help=yes|--help takes no value; write --help alone",
            })
    void whatCantBeRun(String line, String problem) {
        assertThatThrownBy(() -> OptionParser.parse(List.of(line.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessage(problem);
    }
}
