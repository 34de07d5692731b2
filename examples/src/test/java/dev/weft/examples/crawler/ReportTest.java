// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Tally tally = new Tally();

    private static Page page(int number, int status, int attempts, String problem) {
        return new Page(
                new Url("a.test", 80, "/" + number), status, attempts, Duration.ZERO, 1000, "", problem, List.of());
    }

    @Test
    void theWholeReport() {
        tally.restore(page(0, 200, 1, ""));
        for (int i = 1; i <= 1500; i++) {
            tally.add(page(i, 200, 1, ""));
        }
        tally.add(page(1501, 301, 1, ""));
        for (int i = 1502; i < 1514; i++) {
            tally.add(page(i, 500, 4, "answered with status 500"));
        }
        tally.forbid();
        tally.unavailable("b.test: no host has this name");
        tally.requestBegins();
        tally.requestBegins();
        tally.requestEnds();

        assertThat(report(Duration.ofMillis(2500))).isEqualToNormalizingNewlines("""
                1,513 pages in 2.5 s, 605/s
                1 more were fetched before; the following counts all
                  1,501 fetched, 1.5 MB
                  1 moved
                  12 failing, after 36 retries in all
                  1 forbidden by robots.txt, not fetched
                  2 requests at a time at most
                left alone, since their robots.txt could not be had; --resume tries again
                  b.test: no host has this name
                failing
                  http://a.test/1502: answered with status 500 (attempts: 4)
                  http://a.test/1503: answered with status 500 (attempts: 4)
                  http://a.test/1504: answered with status 500 (attempts: 4)
                  http://a.test/1505: answered with status 500 (attempts: 4)
                  http://a.test/1506: answered with status 500 (attempts: 4)
                  http://a.test/1507: answered with status 500 (attempts: 4)
                  http://a.test/1508: answered with status 500 (attempts: 4)
                  http://a.test/1509: answered with status 500 (attempts: 4)
                  http://a.test/1510: answered with status 500 (attempts: 4)
                  http://a.test/1511: answered with status 500 (attempts: 4)
                  and 2 more
                results: crawl.tsv
                """);
    }

    @Test
    void nothingAtAll() {
        assertThat(report(Duration.ZERO))
                .startsWith("0 pages in 0.0 s, 0/s")
                .doesNotContain("failing\n  ", "more were");
    }

    private String report(Duration took) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report.print(tally, took, Options.DEFAULT, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
