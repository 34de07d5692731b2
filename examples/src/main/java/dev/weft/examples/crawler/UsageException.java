// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

/** A command line that can't be run as it stands; the message says what to change. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
