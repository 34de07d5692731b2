// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrawlerTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String... arguments) {
        return Crawler.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String file() {
        return directory.resolve("crawl.tsv").toString();
    }

    @Test
    void help() {
        assertThat(run("--help")).isZero();
        assertThat(out).asString().isEqualTo(Usage.TEXT);
        assertThat(err).asString().isEmpty();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Usage.TEXT)
                .contains("--site", "--pages", "--concurrency", "--per-host", "--retries", "--timeout", "--out")
                .contains("--resume", "--connect-to", "--seed", "--help");
        assertThat(Usage.TEXT.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void aCommandLineThatCantBeRun() {
        assertThat(run("--speed", "3")).isEqualTo(2);
        assertThat(err).asString().startsWith("crawler: unknown option --speed; known are --site, ");
    }

    @Test
    void demo() throws IOException {
        assertThat(run("--pages", "60", "--out", file())).isZero();
        assertThat(out).asString().startsWith("60 pages in ").endsWith("results: " + file() + System.lineSeparator());
        assertThat(err).asString().isEqualToNormalizingNewlines("""
                        Demo: 60 pages on six hosts, 1 of which are meant to fail; --help tells how to crawl a site of your own.
                        Demo: every page was fetched; exactly those that are meant to fail failed.
                        """);
        assertThat(Files.readString(Path.of(file()))).hasLineCount(61);
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        Files.writeString(Path.of(file()), "precious");

        assertThat(run("--pages", "60", "--out", file())).isEqualTo(1);
        assertThat(err)
                .asString()
                .endsWith("crawler: " + file() + " exists; go on with it by --resume, or name another file by --out"
                        + System.lineSeparator());
        assertThat(Files.readString(Path.of(file()))).isEqualTo("precious");
    }

    @Test
    void anotherDemoIsNotResumed() {
        assertThat(run("--pages", "60", "--out", file())).isZero();
        assertThat(run("--pages", "61", "--out", file(), "--resume")).isEqualTo(1);
        assertThat(err)
                .asString()
                .contains("is a crawl of the demo's 60 pages drawn from seed 1, not of the demo's 61");
    }

    @Test
    void whatIsThroughIsNotDoneAgain() {
        assertThat(run("--pages", "60", "--out", file())).isZero();
        out.reset();
        assertThat(run("--pages", "60", "--out", file(), "--resume")).isZero();
        assertThat(out).asString().contains("0 pages in ", "60 more were fetched before; the following counts all");
    }

    @Test
    void aHostThatCantBeReached() throws IOException {
        String host;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            host = "127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(run("--site", "http://" + host + "/", "--retries", "1", "--out", file()))
                .isEqualTo(1);
        assertThat(out).asString().contains("left alone", host + ": the host does not take connections");
    }
}
