// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does from construction to {@link #close}: it cancels the checks, and the JVM, which ends once this shutdown
 * hook returns, waits for the report. Before there are checks it just ends. Thread-safe.
 */
final class Interrupt implements AutoCloseable {
    /** Longer than any cleanup here takes; a second Ctrl-C does nothing, so there has to be an end. */
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::fireAndWait, "healthcheck-interrupt");
    private volatile Runnable cancellation;

    Interrupt() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already: there is nothing to hook, and soon nobody to tell.
        }
    }

    /** Names the task to cancel. */
    void cancels(Task<?> task, EventLoop loop) {
        cancellation = () -> loop.callSoonThreadsafe(() -> task.cancel("Ctrl-C"));
    }

    /** Has the task cancelled, from any thread; false if there is none yet. */
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

    private void fireAndWait() {
        try {
            if (fire()) {
                reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the JVM end. */
    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, by Ctrl-C for one: the hook has done its work.
        }
    }
}
