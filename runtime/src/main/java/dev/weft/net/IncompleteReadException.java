// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.EOFException;

/** The stream ended before all that was asked for had come: asyncio's {@code IncompleteReadError}. */
@SuppressWarnings("serial") // the bytes are the error's own
public class IncompleteReadException extends EOFException {

    private static final long serialVersionUID = 1L;

    private final byte[] partial;
    private final int expected;

    /**
     * {@code partial} is all that came.
     *
     * @param expected how many bytes were asked for; -1 if that was not a number
     */
    public IncompleteReadException(byte[] partial, int expected) {
        super(partial.length + " bytes read on a total of " + (expected < 0 ? "undefined" : expected)
                + " expected bytes");
        this.partial = partial.clone();
        this.expected = expected;
    }

    /** What came before the end. */
    public byte[] partial() {
        return partial.clone();
    }

    /** How many bytes were asked for; -1 if a separator was. */
    public int expected() {
        return expected;
    }
}
