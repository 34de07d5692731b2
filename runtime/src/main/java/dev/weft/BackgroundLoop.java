// SPDX-License-Identifier: Apache-2.0
package dev.weft;

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
            Threads.daemon(() -> runAlways(loop), "weft-background").start();
            shared = loop;
        }
        return shared;
    }
}
