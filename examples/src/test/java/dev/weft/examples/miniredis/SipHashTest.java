// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipHashTest {
    private static final long KEY_0 = 0x0706050403020100L;
    private static final long KEY_1 = 0x0f0e0d0c0b0a0908L;

    /** Of the bytes 0, 1, 2... in growing length; the lower halves, as the tests of Linux have them. */
    private static final int[] EXPECTED = {
        0x050fc4dc, 0x7d57ca93, 0x4dc7d44d, 0xe7ddf7fb, 0x88d38328, 0x49533b67,
        0xc59f22a7, 0x9bb11140, 0x8d299a8e, 0x6c063de4, 0x92ff097f, 0xf94dc352
    };

    @Test
    void knownVectors() {
        for (int length = 0; length < EXPECTED.length; length++) {
            byte[] data = new byte[length];
            for (int i = 0; i < length; i++) {
                data[i] = (byte) i;
            }
            assertThat((int) SipHash.of(data, KEY_0, KEY_1))
                    .as("length %s", length)
                    .isEqualTo(EXPECTED[length]);
        }
        assertThat(SipHash.of(new byte[0], KEY_0, KEY_1)).isEqualTo(0xabac0158050fc4dcL);
    }
}
