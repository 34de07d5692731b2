// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** An end of a list. */
enum End {
    LEFT("LPOP"),
    RIGHT("RPOP");

    private final Bytes pop;
    private final Bytes word = Bytes.of(name());

    End(String pop) {
        this.pop = Bytes.of(pop);
    }

    /** The command that takes an element from here. */
    Bytes pop() {
        return pop;
    }

    /** The word for it in a request. */
    Bytes word() {
        return word;
    }

    static End of(Bytes word) throws CommandException {
        if (word.is("LEFT")) {
            return LEFT;
        } else if (word.is("RIGHT")) {
            return RIGHT;
        }
        throw CommandException.SYNTAX;
    }
}
