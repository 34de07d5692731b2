// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Ends an {@link AsyncIterator}. */
public class StopAsyncIteration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public StopAsyncIteration() {
        this(null);
    }

    /** With a message. */
    public StopAsyncIteration(String message) {
        super(message, null, false, false);
    }
}
