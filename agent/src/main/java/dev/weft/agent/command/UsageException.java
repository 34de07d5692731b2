// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

/** A command line that can't be understood; the message says what is wrong with it. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String problem) {
        super(problem);
    }
}
