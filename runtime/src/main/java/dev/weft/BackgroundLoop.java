// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** The process's shared loop, for {@code @Async} methods that promise a stage and are called where no loop runs. */
final class BackgroundLoop {

    private static EventLoop shared;

    private BackgroundLoop() {}

    /** The loop, started in a daemon thread at the first call. */
    static synchronized EventLoop loop() {
        if (shared == null) {
            EventLoop loop = EventLoop.create();
            Thread thread = new Thread(loop::runForever, "weft-background");
            thread.setDaemon(true);
            thread.start();
            shared = loop;
        }
        return shared;
    }
}
