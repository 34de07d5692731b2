// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "*,\"\",true",
                "*,anything,true",
                "h?llo,hello,true",
                "h?llo,hllo,false",
                "h*llo,heeeello,true",
                "h*llo,hell,false",
                "h[ae]llo,hallo,true",
                "h[ae]llo,hillo,false",
                "h[^e]llo,hello,false",
                "h[^e]llo,hbllo,true",
                "h[a-c]llo,hbllo,true",
                "h[c-a]llo,hbllo,true",
                "h[a-c]llo,hdllo,false",
                "h\\*llo,h*llo,true",
                "h\\*llo,hello,false",
                "h[\\]]llo,h]llo,true",
                "[ab,b,true",
                "[ab,c,false",
                "a\\,a\\,true",
                "*a*b*c,xxaxxbxxc,true",
                "*a*b*c,xxaxxbxx,false",
                "**,ab,true",
                "a,\"\",false",
                "\"\",\"\",true",
                "\"\",a,false",
                "user:*:name,user:17:name,true",
                "[],a,false",
                "[^],a,true",
            })
    void matches(String pattern, String text, boolean match) {
        assertThat(new Glob(Bytes.of(pattern)).matches(Bytes.of(text))).isEqualTo(match);
    }

    /** Would take longer than the universe has been there if each star tried every place again. */
    @Test
    @Timeout(10)
    void manyStarsTakeNoLonger() {
        Glob glob = new Glob(Bytes.of("a*".repeat(30) + "b"));
        assertThat(glob.matches(Bytes.of("a".repeat(10_000)))).isFalse();
    }
}
