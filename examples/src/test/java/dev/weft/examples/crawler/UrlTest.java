// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "http://a.test, http://a.test/",
                "HTTP://A.Test:80/p, http://a.test/p",
                "http://a.test:8080/p, http://a.test:8080/p",
                "http://a.test/p#top, http://a.test/p",
                "http://a.test?q=1#top, http://a.test/?q=1",
                "http://a.test/x/../p/./q, http://a.test/p/q",
                "http://a.test/../../p, http://a.test/p",
                "http://user:secret@a.test/p, http://a.test/p",
                "\" http://a.test/a b \", http://a.test/a%20b",
                "http://a.test/\u00e9?\u20ac=|, http://a.test/%C3%A9?%E2%82%AC=%7C",
                "http://a.test/%41%zz%, http://a.test/%41%25zz%25",
                "http://[::1]:99/p, http://[::1]:99/p"
            })
    void oneSpelling(String text, String spelled) {
        assertThat(Url.parse(text)).get().asString().isEqualTo(spelled);
        assertThat(Url.parse(spelled)).isEqualTo(Url.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "/p",
                "//a.test/p",
                "https://a.test/",
                "mailto:a@b.test",
                "javascript:void(0)",
                "http:",
                "http://",
                "http:///p",
                "http://a.test:0/",
                "http://a.test:70000/",
                "http://a.test:x/"
            })
    void noHttpAddress(String text) {
        assertThat(Url.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "q, http://a.test/p/q",
        "/q?x, http://a.test/q?x",
        "?y=2, http://a.test/p/o?y=2",
        "//B.test/q, http://b.test/q",
        "http://c.test:80, http://c.test/",
        "../../q r, http://a.test/q%20r"
    })
    void whereALinkLeads(String link, String target) {
        Url page = Url.parse("http://a.test/p/o?x=1").orElseThrow();

        assertThat(page.resolve(link)).get().asString().isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.test/", "http://[", "mailto:x"})
    void linksThatLeadNowhere(String link) {
        assertThat(new Url("a.test", 80, "/").resolve(link)).isEmpty();
    }
}
