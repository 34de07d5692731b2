// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.concurrent.ThreadFactory;

/** Virtual threads for code compiled for JDK 17, which cannot name them; looked up once, before anything is measured. */
final class VirtualThreads {
    private static final ThreadFactory FACTORY = factory();

    private VirtualThreads() {}

    static boolean exist() {
        return FACTORY != null;
    }

    static Thread start(Runnable body) {
        Thread thread = FACTORY.newThread(body);
        thread.start();
        return thread;
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns once every thread has stopped where it waits. */
    static void awaitParked(Thread[] threads) throws InterruptedException {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
    }

    private static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
