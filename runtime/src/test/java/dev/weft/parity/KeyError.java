// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

/** Python's {@code KeyError}: an error that nothing in Weft raises. */
final class KeyError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyError(String key) {
        super(key);
    }
}
