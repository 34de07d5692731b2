// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

/** An entry of a list that is in itself: a ring of neighbours, one of which is the list's head. */
class Linked {

    /** Neighbours; itself when it is alone. */
    private Linked previous = this;

    private Linked next = this;

    /** Puts it before {@code neighbour}: last, if that is the head. */
    final void insertBefore(Linked neighbour) {
        previous = neighbour.previous;
        next = neighbour;
        previous.next = this;
        neighbour.previous = this;
    }

    /** Takes it out of its list. */
    final void unlink() {
        previous.next = next;
        next.previous = previous;
        previous = this;
        next = this;
    }

    /** The one behind it: the first, if it is the head; itself when it is alone. */
    final Linked next() {
        return next;
    }
}
