// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.examples.options.UsageException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {
    private static Options parse(String... arguments) throws UsageException {
        return OptionParser.parse(List.of(arguments));
    }

    @Test
    void defaults() throws UsageException {
        assertThat(parse()).isEqualTo(Options.DEFAULT);
        assertThat(Options.DEFAULT.pages()).isEqualTo(50_000);
        assertThat(Options.DEFAULT.concurrency()).isEqualTo(30);
        assertThat(Options.DEFAULT.retries()).isEqualTo(3);
    }

    @Test
    void all() throws UsageException {
        assertThat(parse(
                        "--site",
                        "http://a.test",
                        "--site=http://b.test/x?y=z",
                        "--pages",
                        "7",
                        "--concurrency=8",
                        "--per-host",
                        "2",
                        "--retries",
                        "0",
                        "--timeout",
                        "5",
                        "--out=x.tsv",
                        "--resume",
                        "--connect-to",
                        "127.0.0.1:8080",
                        "--seed",
                        "9",
                        "--help"))
                .isEqualTo(new Options(
                        List.of(new Url("a.test", 80, "/"), new Url("b.test", 80, "/x?y=z")),
                        7,
                        8,
                        2,
                        0,
                        Duration.ofSeconds(5),
                        Path.of("x.tsv"),
                        true,
                        InetSocketAddress.createUnresolved("127.0.0.1", 8080),
                        9,
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pages|--pages needs a value after it",
                "--pages=|--pages needs a value after it",
                "--pages --resume|--pages needs a value after it",
                "--pages 0|--pages takes a whole number from 1 to 100000000, not 0",
                "--concurrency many|--concurrency takes a whole number from 1 to 10000, not many",
                "--resume=yes|--resume takes no value; write --resume alone",
                "--site https://a.test/|--site takes an address such as http://example.org/, not https://a.test/",
                "--connect-to a:b|--connect-to takes HOST:PORT, not a:b",
                "--connect-to a/b|--connect-to takes HOST:PORT, not a/b",
                "http://a.test/|unknown option http://a.test/; known are --site, --pages, --concurrency, --per-host,"
                        + " --retries, --timeout, --out, --resume, --connect-to, --seed and --help"
            })
    void whatCantBeRun(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
