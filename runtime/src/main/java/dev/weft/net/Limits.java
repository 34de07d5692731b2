// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

/**
 * When a protocol's writing is paused, and when it is resumed.
 *
 * @param high how many bytes may be queued, at most, while it goes on
 * @param low how many may be queued, at most, for it to go on again
 */
record Limits(int high, int low) {

    /** asyncio's. */
    static final Limits DEFAULT = new Limits(64 * 1024, 16 * 1024);

    Limits {
        if (low < 0 || low > high) {
            throw new IllegalArgumentException("high (" + high + ") must be >= low (" + low + ") must be >= 0");
        }
    }

    /** {@code n}, which must be positive. */
    static int positive(int n) {
        if (n <= 0) {
            throw new IllegalArgumentException("must be positive: " + n);
        }
        return n;
    }
}
