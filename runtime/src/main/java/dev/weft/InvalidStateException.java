// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** A future was asked for a result it does not have yet, or given one when it had one. */
public class InvalidStateException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public InvalidStateException() {}

    /** With a message. */
    public InvalidStateException(String message) {
        super(message);
    }
}
