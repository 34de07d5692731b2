// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Url URL = new Url("a.test", 80, "/p");

    private static Page page(String title, String problem, Url... found) {
        return new Page(URL, 200, 2, Duration.ofMillis(15), 4096, title, problem, List.of(found));
    }

    @Test
    void aLineHoldsItAll() {
        Page page = page("Caf\u00e9", "", new Url("a.test", 80, "/q"), new Url("b.test", 8080, "/?x=1"));

        assertThat(page.toLine())
                .isEqualTo("http://a.test/p\t200\t2\t15\t4096\tCaf\u00e9\t\thttp://a.test/q http://b.test:8080/?x=1");
        assertThat(Page.parse(page.toLine())).isEqualTo(page);
    }

    @Test
    void aLineWithoutLinks() {
        Page page = page("", "answered with status 404");

        assertThat(Page.parse(page.toLine())).isEqualTo(page);
    }

    @Test
    void whatWouldBreakTheLineBecomesABlank() {
        assertThat(page("a\tb\r\nc\u2028d\u0000", "e\nf").toLine()).contains("\ta b c d \te f\t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.test/p",
                "x\t200\t1\t1\t1\t\t\t",
                "http://a.test/p\tok\t1\t1\t1\t\t\t",
                "http://a.test/p\t200\t1\t1\t1\t\t\tx"
            })
    void noLineOfResults(String line) {
        assertThatThrownBy(() -> Page.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
