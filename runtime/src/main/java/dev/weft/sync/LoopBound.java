// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import dev.weft.EventLoop;

/** Belongs to a loop: to that of the first who waited. */
abstract class LoopBound {

    /** Null until somebody has waited. What never made anybody wait may be used by one loop after another. */
    private EventLoop loop;

    LoopBound() {}

    /**
     * The running loop, for somebody who is going to wait on it.
     *
     * @throws IllegalStateException if this belongs to another loop
     */
    final EventLoop bind() {
        EventLoop running = EventLoop.running();
        if (loop == null) {
            loop = running;
        } else if (loop != running) {
            throw wrongLoop();
        }
        return running;
    }

    /**
     * Refuses threads other than the one on which the loop runs. While it doesn't run, no thread is wrong.
     *
     * @throws IllegalStateException if the loop runs, but not on this thread
     */
    final void checkThread() {
        if (loop != null && loop.isRunning() && !runsHere(loop)) {
            throw wrongLoop();
        }
    }

    private static boolean runsHere(EventLoop loop) {
        try {
            return EventLoop.running() == loop;
        } catch (IllegalStateException noneRunsHere) {
            return false;
        }
    }

    private IllegalStateException wrongLoop() {
        return new IllegalStateException(this + " is bound to a different event loop; "
                + (loop.isClosed()
                        ? "that one is closed: make a new object for each run"
                        : "use it in coroutines of that one, started with Weft.runThreadsafe, or in callbacks given to its"
                                + " callSoonThreadsafe"));
    }
}
