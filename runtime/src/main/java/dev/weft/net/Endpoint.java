// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** A socket in its loop's list of those that are open. */
abstract class Endpoint extends Linked {

    final Network network;

    /** Where the program has opened it, in debug mode; else null. */
    private final List<StackTraceElement> openedAt;

    Endpoint(Network network) {
        this.network = network;
        this.openedAt = network.loop.isDebug() ? place() : null;
    }

    /** A task's stack: its lines are the program's. */
    private static List<StackTraceElement> place() {
        Task<?> opener = Weft.currentTask();
        return opener == null ? null : opener.stack();
    }

    /** The loop closes while it is open: closes it and reports that. It is in no list any more. */
    abstract void loopCloses() throws IOException;

    /** Tells the loop's exception handler of what nobody can catch; {@code error} may be null. */
    final void report(String message, Throwable error) {
        network.loop.callExceptionHandler(
                describe(ExceptionContext.saying(message).withException(error).with("source_traceback", openedAt)));
    }

    /** Adds what it is. */
    abstract ExceptionContext describe(ExceptionContext context);
}
