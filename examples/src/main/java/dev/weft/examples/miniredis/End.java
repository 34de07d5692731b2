// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** An end of a list. */
enum End {
    LEFT("LPOP"),
    RIGHT("RPOP");

    private final String pop;

    End(String pop) {
        this.pop = pop;
    }

    /** The command that takes an element from here. */
    Bytes pop() {
        return Bytes.of(pop);
    }

    /** The word for it in a request. */
    Bytes word() {
        return Bytes.of(name());
    }

    static End of(Bytes word) throws CommandException {
        if (word.is("LEFT")) {
            return LEFT;
        } else if (word.is("RIGHT")) {
            return RIGHT;
        }
        throw new CommandException(CommandException.SYNTAX);
    }
}
