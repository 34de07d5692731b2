// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    private static final Url PAGE = new Url("a.test", 80, "/dir/page");

    private static Html parse(String html) throws IOException {
        return parse(html, "text/html; charset=utf-8", UTF_8);
    }

    private static Html parse(String html, String type, Charset charset) throws IOException {
        return Html.parse(PAGE, new Response(200, Map.of("content-type", type), html.getBytes(charset)));
    }

    @Test
    void linksOnceInOrder() throws IOException {
        Html html = parse("""
                <title> A  page </title>
                <a href="b">b</a> <A HREF='/c?x=1&amp;y=2'>c</A> <a href="//B.TEST/">other</a>
                <map><area href="http://a.test:80/dir/b#part"></map>
                <a>none</a> <a href="">self</a> <a href="https://a.test/">tls</a> <a href="mailto:x@a.test">mail</a>
                <img src="picture.png"> <a href="a b">blank
                """);

        assertThat(html.title()).isEqualTo("A page");
        assertThat(html.links())
                .extracting(Url::toString)
                .containsExactly(
                        "http://a.test/dir/b",
                        "http://a.test/c?x=1&y=2",
                        "http://b.test/",
                        "http://a.test/dir/page",
                        "http://a.test/dir/a%20b");
    }

    @Test
    void theBaseOfThePageCounts() throws IOException {
        assertThat(parse("<base href='http://b.test/x/'><a href='y'>y</a>").links())
                .containsExactly(new Url("b.test", 80, "/x/y"));
    }

    @Test
    void linksMarkedNofollowDoNotCount() throws IOException {
        assertThat(parse("<a rel='external NoFollow' href='x'>x</a><a rel='nofollowing' href='y'>y</a>")
                        .links())
                .containsExactly(new Url("a.test", 80, "/dir/y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nofollow", "NOINDEX, NOFOLLOW", "none"})
    void noLinksOfPagesMarkedSo(String content) throws IOException {
        assertThat(parse("<meta name=Robots content='" + content + "'><a href='x'>x</a>")
                        .links())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=iso-8859-1", "text/html; Charset=\"ISO-8859-1\"; x=y"})
    void theCharsetOfTheAnswerCounts(String type) throws IOException {
        assertThat(parse("<title>caf\u00e9</title>", type, ISO_8859_1).title()).isEqualTo("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=no-such", "text/html; charset=-"})
    void orElseThatOfThePage(String type) throws IOException {
        assertThat(parse("<meta charset=iso-8859-1><title>caf\u00e9</title>", type, ISO_8859_1)
                        .title())
                .isEqualTo("caf\u00e9");
    }

    @Test
    void rubbishIsAPageWithoutLinks() throws IOException {
        assertThat(parse("\u0000<a<<!-- <a href=x>").links()).isEmpty();
    }
}
