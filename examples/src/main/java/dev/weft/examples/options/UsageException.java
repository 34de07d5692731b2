// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.options;

/** A command line that can't be run as it stands; the message says what to change. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
