// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StringValueTest {
    @Test
    void whatLiesBetweenTheEndAndAnOffsetBecomesZeros() throws CommandException {
        StringValue value = new StringValue(Bytes.of("a"));
        value.overwrite(3, Bytes.of("b"));
        assertThat(value.bytes()).isEqualTo(Bytes.of("a\0\0b"));
    }

    @Test
    void aRequestIsNotChangedByTheValueThatItCameIn() throws CommandException {
        Bytes request = Bytes.of("abc");
        StringValue value = new StringValue(request);
        value.overwrite(1, Bytes.of("x"));
        value.append(Bytes.of("y"));
        assertThat(value.bytes()).isEqualTo(Bytes.of("axcy"));
        assertThat(request).isEqualTo(Bytes.of("abc"));
    }

    @Test
    void whatWasReadIsNotChangedLater() throws CommandException {
        StringValue value = new StringValue(Bytes.of("abc"));
        value.append(Bytes.of("d"));
        Bytes read = value.bytes();
        value.overwrite(0, Bytes.of("x"));
        assertThat(read).isEqualTo(Bytes.of("abcd"));
    }

    @Test
    void theLongest() {
        StringValue value = new StringValue(Bytes.of("abc"));
        assertThatThrownBy(() -> value.overwrite(StringValue.LONGEST - 1, Bytes.of("xy")))
                .hasMessage(CommandException.TOO_LONG);
        assertThat(value.length()).isEqualTo(3);
    }
}
