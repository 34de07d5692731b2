// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {
    @ParameterizedTest
    @CsvSource({
        "/trap/, /trap/1, false",
        "/trap/, /trap, true",
        "/trap, /trapped, false",
        "/, /, false",
        "'', /p, true",
        "/*.gif$, /a/b.gif, false",
        "/*.gif$, /a/b.gif?x, true",
        "/*.gif$, /a.gif.gif, false",
        "/a*b*c, /axxbyyc/d, false",
        "/a*b*c, /axxcyyb, true",
        "/p$, /p, false",
        "/p$, /p/q, true",
        "/*/, /a, true",
        "*, /anything, false",
        "/ab*b$, /ab, true",
        "/ab*b$, /abb, false",
        "/\u00e9, /%C3%A9t%C3%A9, false"
    })
    void patterns(String pattern, String target, boolean allowed) {
        assertThat(Robots.parse("User-agent: *\nDisallow: " + pattern).allows(target))
                .isEqualTo(allowed);
    }

    @Test
    void theLongestPatternDecidesAndAllowsWhenTwoAreAsLong() {
        Robots robots = Robots.parse("""
                User-agent: *
                Disallow: /p
                Allow: /p/open
                Disallow: /p/open/not
                Allow: /same
                Disallow: /same
                """);

        assertThat(robots.allows("/p/x")).isFalse();
        assertThat(robots.allows("/p/open/x")).isTrue();
        assertThat(robots.allows("/p/open/not/x")).isFalse();
        assertThat(robots.allows("/same")).isTrue();
        assertThat(robots.allows("/elsewhere")).isTrue();
    }

    @Test
    void ownGroupsCountInPlaceOfThoseForAll() {
        Robots robots = Robots.parse("""
                User-agent: *
                Disallow: /
                Crawl-delay: 9

                User-agent: other
                User-agent: Weft-Crawler
                Disallow: /a

                User-agent: weft-crawler
                crawl-delay: 0.5
                Disallow: /b
                """);

        assertThat(robots.allows("/a")).isFalse();
        assertThat(robots.allows("/b")).isFalse();
        assertThat(robots.allows("/c")).isTrue();
        assertThat(robots.delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void groupsOfOthersDoNotCount() {
        Robots robots = Robots.parse("User-agent: other\nDisallow: /\nCrawl-delay: 10");

        assertThat(robots.allows("/p")).isTrue();
        assertThat(robots.delay()).isZero();
    }

    @Test
    void whatMakesNoSenseIsSkipped() {
        Robots robots = Robots.parse(
                "\ufeffUSER-AGENT : *  # all\r\nrubbish\r\nDisallow: /a # really\r\nSitemap: http://a.test/s.xml\r\n"
                        + "Crawl-delay: soon\r\nCrawl-delay: -1\r\n:\r\n\u0000\r\nDisallow: /b");

        assertThat(robots.allows("/a")).isFalse();
        assertThat(robots.allows("/b")).isFalse();
        assertThat(robots.allows("/c")).isTrue();
        assertThat(robots.delay()).isZero();
    }

    @Test
    void nobodyIsAskedToWaitForEver() {
        assertThat(Robots.parse("User-agent: *\nCrawl-delay: 1e300").delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Robots.parse("User-agent: *\nCrawl-delay: NaN").delay()).isZero();
    }

    @Test
    void anEmptyFileAllowsEverything() {
        assertThat(Robots.parse("").allows("/p")).isTrue();
    }
}
