// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, 1234567890, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1})
    void whatIsWrittenIsRead(long number) throws CommandException {
        assertThat(Numbers.integer(Bytes.of(number))).isEqualTo(number);
        assertThat(Bytes.of(number)).hasToString(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-0",
                "-01",
                " 1",
                "1 ",
                "1.0",
                "1e3",
                "a",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551616",
                "99999999999999999999999"
            })
    void everythingElseIsNoInteger(String text) {
        assertThatThrownBy(() -> Numbers.integer(Bytes.of(text)))
                .isInstanceOf(CommandException.class)
                .hasMessage("ERR value is not an integer or out of range");
    }

    /** Exact, their sum would have 999,999,999 digits. */
    @Test
    @Timeout(10)
    void hugeExponentsAreRefused() {
        for (String text : new String[] {"1e999999999", "1e-999999999", "1e4933", "1e99999999999"}) {
            assertThatThrownBy(
                            () -> Numbers.real(Bytes.of(text), CommandException.SYNTAX, CommandException.NOT_A_FLOAT))
                    .hasMessage(CommandException.NOT_A_FLOAT);
        }
    }
}
