// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read from and write to the pipes of processes, which in Java block. There are never more than there are open
 * pipes; one that has nothing to do ends after a second. All loops share them.
 */
final class PipeThreads {

    /** Part of their names. */
    static final String NAME = "weft-pipe-";

    private static final long KEEP_ALIVE_SECONDS = 1;

    /** In bytes. They call nothing but the JDK's streams. */
    private static final long STACK_SIZE = 128 * 1024;

    private static final AtomicInteger MADE = new AtomicInteger();

    private static final Executor EXECUTOR = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), PipeThreads::thread);

    private PipeThreads() {}

    /** Runs {@code action} in a thread of its own. */
    static void run(Runnable action) {
        EXECUTOR.execute(action);
    }

    private static Thread thread(Runnable action) {
        Thread thread = new Thread(null, action, NAME + MADE.incrementAndGet(), STACK_SIZE, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // not that of whoever came first
        return thread;
    }
}
