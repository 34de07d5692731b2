// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;

/** A socket in its loop's list of those that are open. */
abstract class Endpoint {

    /** Neighbours in the list; itself when it is in none. */
    private Endpoint previous = this;

    Endpoint next = this;

    /** Puts it into the list of {@code neighbour}. */
    final void insertBefore(Endpoint neighbour) {
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

    /** The loop closes while it is open: closes it and reports that. It is in no list any more. */
    abstract void loopCloses() throws IOException;
}
