// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

/** When writing is paused and resumed, and whether it is. */
final class Limits {

    /** asyncio's high limit for writers, in bytes. */
    private static final int HIGH = 64 * 1024;

    int high = HIGH;
    int low = HIGH / 4;
    private boolean paused;

    void set(int newHigh, int newLow) {
        if (newLow < 0 || newLow > newHigh) {
            throw new IllegalArgumentException("high (" + newHigh + ") must be >= low (" + newLow + ") must be >= 0");
        }
        high = newHigh;
        low = newLow;
    }

    /** Whether writing is to be paused now; answered once until {@link #resumes}. */
    boolean pauses(int buffered) {
        if (paused || buffered <= high) {
            return false;
        }
        paused = true;
        return true;
    }

    /** Whether writing is to be resumed now. */
    boolean resumes(int buffered) {
        if (!paused || buffered > low) {
            return false;
        }
        paused = false;
        return true;
    }

    /** {@code n}, which must be positive. */
    static int positive(int n) {
        if (n <= 0) {
            throw new IllegalArgumentException("must be positive: " + n);
        }
        return n;
    }
}
