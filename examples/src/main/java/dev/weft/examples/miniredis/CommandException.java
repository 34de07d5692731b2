// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** What a command answers instead of a result; the message is Redis's own, code first. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    static final CommandException SYNTAX = new CommandException("ERR syntax error");
    static final CommandException WRONG_TYPE =
            new CommandException("WRONGTYPE Operation against a key holding the wrong kind of value");
    static final CommandException NOT_AN_INTEGER = new CommandException("ERR value is not an integer or out of range");
    static final CommandException NOT_A_FLOAT = new CommandException("ERR value is not a valid float");
    static final CommandException NOT_POSITIVE = new CommandException("ERR value is out of range, must be positive");
    static final CommandException OVERFLOW = new CommandException("ERR increment or decrement would overflow");
    static final CommandException NO_SUCH_KEY = new CommandException("ERR no such key");
    static final CommandException INDEX_OUT_OF_RANGE = new CommandException("ERR index out of range");
    static final CommandException TOO_LONG =
            new CommandException("ERR string exceeds maximum allowed size (proto-max-bulk-len)");

    /** Has no stack trace: it is an answer, and some are shared. */
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
