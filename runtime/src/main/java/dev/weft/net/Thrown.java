// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

/** Throws what a connection has failed with: an {@code IOException}, or what a protocol has thrown, as itself. */
final class Thrown {

    private Thrown() {}

    /** Throws {@code error}; the result type is for {@code throw unchecked(error)}. */
    static RuntimeException unchecked(Throwable error) {
        throw Thrown.<RuntimeException>sneaky(error);
    }

    @SuppressWarnings("unchecked") // E is RuntimeException to the caller, and nothing at run time
    private static <E extends Throwable> E sneaky(Throwable error) throws E {
        throw (E) error;
    }
}
