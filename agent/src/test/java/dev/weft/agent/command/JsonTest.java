// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void quotesBackslashesAndControlCharactersAreEscaped() {
        assertThat(Json.string("a \"b\" \\ c/\n\t\u0000\u007f"))
                .isEqualTo("\"a \\\"b\\\" \\\\ c/\\u000a\\u0009\\u0000\\u007f\"");
    }

    @Test
    void everythingElseIsAscii() {
        assertThat(Json.string("na\u00efve \ud83d\ude00 \ud83d")).isEqualTo("\"na\\u00efve \\ud83d\\ude00 \\ud83d\"");
    }

    @Test
    void nothing() {
        assertThat(Json.string("")).isEqualTo("\"\"");
        assertThat(Json.string(null)).isEqualTo("null");
    }
}
