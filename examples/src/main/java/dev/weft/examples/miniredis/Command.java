// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Set;

/**
 * One command.
 *
 * @param name in lower case; of a subcommand with its container before it: {@code config|get}
 * @param arity how many arguments it takes, its name included; negative: so many or more
 * @param subcommands what the second argument may name; null: it names nothing
 */
record Command(String name, int arity, Keys keys, Set<Flag> flags, Handler handler, CommandTable subcommands) {
    /** Does what a command does: replies to the client, or throws what it is to be told. */
    @FunctionalInterface
    interface Handler {
        void run(Client client, Bytes[] request) throws CommandException;
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    void checkArity(int arguments) throws CommandException {
        if (arity >= 0 ? arguments != arity : arguments < -arity) {
            throw CommandException.arity(name);
        }
    }
}
