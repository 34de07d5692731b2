// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.Map;

/**
 * What ends the checks early: Ctrl-C or SIGTERM. It cancels them, and what was done up to there is reported. A second one ends
 * the program at once, as the first does before there are checks.
 */
final class Interrupt {
    /** By number, which an exit status tells. */
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private volatile Runnable cancellation;
    private int signal;

    /** Names the task of the running loop to cancel. */
    void cancels(Task<?> task) {
        EventLoop loop = EventLoop.running();
        SIGNALS.forEach((name, number) -> onSignal(loop, name, () -> cancel(loop, task, number)));
        cancellation = () -> loop.callSoonThreadsafe(() -> cancel(loop, task, SIGNALS.get("INT")));
    }

    /** The number of the signal that has cancelled the task; zero if none has. */
    int signal() {
        return signal;
    }

    /** Does what Ctrl-C does, from any thread; false if there is nothing to cancel yet. */
    boolean fire() {
        Runnable known = cancellation;
        if (known == null) {
            return false;
        }
        try {
            known.run();
        } catch (IllegalStateException e) {
            // The loop is closed: the checks ended a moment ago, only the report is to come.
        }
        return true;
    }

    private static void onSignal(EventLoop loop, String name, Runnable handler) {
        try {
            loop.addSignalHandler(name, handler);
        } catch (IllegalStateException | UnsupportedOperationException e) {
            // This JVM does not let programs catch signals: they end it, without a report.
        }
    }

    private void cancel(EventLoop loop, Task<?> task, int number) {
        signal = number;
        SIGNALS.keySet().forEach(loop::removeSignalHandler);
        task.cancel("signal " + number);
    }
}
