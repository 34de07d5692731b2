// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MiniredisTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void help() {
        assertThat(run("--help")).isZero();
        assertThat(out).asString().isEqualTo(Usage.TEXT);
        assertThat(err).asString().isEmpty();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Usage.TEXT)
                .contains("--host", "--port", "--dir", "--appendfsync", "--maxclients", "--max-bulk", "--max-request")
                .contains("--max-reply", "--max-unread", "--help");
        assertThat(Usage.TEXT.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void aCommandLineThatCantBeRun() {
        assertThat(run("--port", "x")).isEqualTo(2);
        assertThat(err)
                .asString()
                .isEqualToNormalizingNewlines(
                        "miniredis: --port takes a whole number from 0 to 65535, not x. --help tells more.\n");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (Loopback server = new Loopback()) {
            assertThat(run("--port", Integer.toString(server.port()))).isEqualTo(1);
            assertThat(err).asString().startsWith("miniredis: can't serve (").contains("in use");
        }
    }

    @Test
    void aLogThatCantBeRead() throws IOException {
        Files.writeString(directory.resolve("appendonly.1.incr.aof"), "rubbish\r\nrubbish\r\n");
        assertThat(run("--port", "0", "--dir", directory.toString())).isEqualTo(1);
        assertThat(err).asString().contains("appendonly.1.incr.aof is damaged behind byte 0");
    }

    private int run(String... arguments) {
        return Miniredis.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
