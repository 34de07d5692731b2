// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** What a command answers instead of a result; the message is Redis's own, code first. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    static final String SYNTAX = "ERR syntax error";
    static final String WRONG_TYPE = "WRONGTYPE Operation against a key holding the wrong kind of value";
    static final String NOT_AN_INTEGER = "ERR value is not an integer or out of range";
    static final String NOT_A_FLOAT = "ERR value is not a valid float";
    static final String NOT_POSITIVE = "ERR value is out of range, must be positive";
    static final String OVERFLOW = "ERR increment or decrement would overflow";
    static final String NO_SUCH_KEY = "ERR no such key";
    static final String INDEX_OUT_OF_RANGE = "ERR index out of range";
    static final String TOO_LONG = "ERR string exceeds maximum allowed size (proto-max-bulk-len)";

    /** Has no stack trace: it is an answer. */
    CommandException(String message) {
        super(message, null, false, false);
    }

    static CommandException arity(String command) {
        return new CommandException("ERR wrong number of arguments for '" + command + "' command");
    }

    static CommandException expireTime(String command) {
        return new CommandException("ERR invalid expire time in '" + command + "' command");
    }
}
