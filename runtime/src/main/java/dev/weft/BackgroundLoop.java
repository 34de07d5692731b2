// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.CompletableFuture;

/** The process's shared loop, for {@code @Async} methods that promise a stage and are called where no loop runs. */
final class BackgroundLoop {

    private static final String NAME = "weft-background";

    /** The one that takes calls; null before the first call, and from its closing on to the next. */
    private static BackgroundLoop shared;

    private final Runner runner = Runner.builder().name(NAME).build();
    private final EventLoop loop = runner.loop();
    private final Thread thread = thread(this::run);

    /** Set on the loop's thread. */
    private boolean closing;

    private BackgroundLoop() {}

    /** The loop, started in a daemon thread at the first call. */
    static synchronized EventLoop loop() {
        if (shared == null) {
            shared = new BackgroundLoop();
            shared.thread.start();
        }
        return shared.loop;
    }

    /** Starts a coroutine on the loop. It is there before the loop closes, which cancels it, or starts on the next. */
    static synchronized <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
        return Stages.startOn(loop(), coroutine);
    }

    /** Cancels what it runs, and waits for the end of its thread. */
    static void close() {
        BackgroundLoop ending = take();
        if (ending != null) {
            try {
                ending.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it ends without anybody waiting
            }
        }
    }

    private static synchronized BackgroundLoop take() {
        BackgroundLoop ending = shared;
        if (ending == null) {
            return null;
        } else if (Thread.currentThread() == ending.thread) {
            throw new IllegalStateException(
                    "EventLoop.closeBackground() can't be called on the background loop's thread:"
                            + " it waits for the loop's tasks; call it in another thread");
        }
        shared = null;
        ending.loop.callSoonThreadsafe(ending::stop);
        return ending;
    }

    private void stop() {
        closing = true;
        loop.stop();
    }

    private void run() {
        try {
            while (!closing) {
                loop.runForever();
                Thread.interrupted(); // it has ended the run, but was meant for the coroutine that caused it
            }
        } finally {
            forget();
            runner.close();
        }
    }

    /** Nothing more is to come here: it is closing, or an error nobody foresaw has ended its run. */
    private void forget() {
        synchronized (BackgroundLoop.class) {
            if (shared == this) {
                shared = null;
            }
        }
    }

    /** A thread that keeps no class loader of its maker's: not as its context loader, nor, up to JDK 23, by its rights. */
    @SuppressWarnings("removal")
    private static Thread thread(Runnable body) {
        Thread thread = AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(body, NAME));
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
