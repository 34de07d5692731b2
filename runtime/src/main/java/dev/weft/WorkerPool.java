// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A loop's default executor: the one it was given, or threads of its own, started on demand. */
final class WorkerPool {

    /** As asyncio: enough for blocking calls, few enough not to swamp the machine. */
    private static final int MAX_THREADS = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);

    /** How long an unused thread is kept, in seconds. */
    private static final long KEEP_ALIVE_SECONDS = 10;

    /** How long closing waits for running calls, in seconds: asyncio's limit. */
    private static final long CLOSE_SECONDS = 300;

    private final Executor given;
    private final String name;
    private ExecutorService own;

    WorkerPool(Executor given, String name) {
        this.given = given;
        this.name = name;
    }

    Executor executor() {
        if (given != null) {
            return given;
        }
        if (own == null) {
            AtomicInteger made = new AtomicInteger();
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    MAX_THREADS,
                    MAX_THREADS,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, name + "-worker-" + made.incrementAndGet());
                        thread.setDaemon(true);
                        return thread;
                    });
            pool.allowCoreThreadTimeOut(true);
            own = pool;
        }
        return own;
    }

    /** Takes no more calls in threads of its own; answers whether there are any. A given executor belongs to its giver. */
    boolean shutdown() {
        if (own == null) {
            return false;
        }
        own.shutdown();
        return !own.isTerminated();
    }

    /** Calls {@code then}, in a thread, once the calls that run have ended, or have taken too long. */
    void whenEnded(Runnable then) {
        Thread joiner = new Thread(
                () -> {
                    try {
                        if (!own.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                            Log.warn(
                                    "the executor did not finish joining its threads within " + CLOSE_SECONDS
                                            + " seconds",
                                    null);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        then.run();
                    }
                },
                name + "-joiner");
        joiner.setDaemon(true);
        joiner.start();
    }
}
