// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** The process's shared loop, for {@code @Async} methods that promise a stage and are called where no loop runs. */
final class BackgroundLoop {

    private static EventLoop shared;

    private BackgroundLoop() {}

    /** An interrupt ends a run; it is meant for the coroutine that caused it, not for the process's loop. */
    private static void runAlways(EventLoop loop) {
        while (!loop.isClosed()) {
            loop.runForever();
            Thread.interrupted();
        }
    }

    /** The loop, started in a daemon thread at the first call. */
    static synchronized EventLoop loop() {
        if (shared == null) {
            EventLoop loop = EventLoop.create();
            thread(() -> runAlways(loop)).start();
            shared = loop;
        }
        return shared;
    }

    /** A thread that keeps no class loader of its maker's: not as its context loader, nor, up to JDK 23, by its rights. */
    @SuppressWarnings("removal")
    private static Thread thread(Runnable body) {
        Thread thread =
                AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(body, "weft-background"));
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
