// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Lets any throwable cross code that declares none: exceptions cross an await as themselves. */
final class Errors {

    private Errors() {}

    /** Throws {@code error}; the result type is for {@code throw unchecked(error)}. */
    static RuntimeException unchecked(Throwable error) {
        throw Errors.<RuntimeException>sneaky(error);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable error) throws E {
        throw (E) error;
    }
}
