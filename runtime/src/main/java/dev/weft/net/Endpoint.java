// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** A socket in its loop's list of those that are open. */
abstract class Endpoint {

    final Network network;

    /** Where the program has opened it, in debug mode; else null. */
    private final List<StackTraceElement> openedAt;

    /** Neighbours in the list; itself when it is in none. */
    private Endpoint previous = this;

    Endpoint next = this;

    Endpoint(Network network) {
        this.network = network;
        this.openedAt = network.loop.isDebug() ? place() : null;
    }

    /** A task's stack: its lines are the program's. */
    private static List<StackTraceElement> place() {
        Task<?> opener = Weft.currentTask();
        return opener == null ? null : opener.stack();
    }

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

    /** Tells the loop's exception handler of what nobody can catch; {@code error} may be null. */
    final void report(String message, Throwable error) {
        network.loop.callExceptionHandler(describe(
                ExceptionContext.saying(message).withException(error).with("source_traceback", openedAt)));
    }

    /** Adds what it is. */
    abstract ExceptionContext describe(ExceptionContext context);
}
