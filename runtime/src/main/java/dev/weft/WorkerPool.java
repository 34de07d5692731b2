// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

    private final String name;

    /** Null for threads of its own. */
    private Executor given;

    private ExecutorService own;
    private boolean used;
    private boolean shutDown;

    /** The calls that have not ended; guarded by itself. */
    private final Set<ThreadCall<?>> calls = new LinkedHashSet<>();

    WorkerPool(Executor given, String name) {
        this.given = given;
        this.name = name;
    }

    /** Takes the calls to come elsewhere; null for threads of its own. */
    void give(Executor executor) {
        given = executor;
    }

    /** Submits {@code call} now, as a future of the running loop. */
    <T> Future<T> submit(Callable<T> call, OnCancel onCancel) {
        if (shutDown) {
            throw new IllegalStateException("Executor shutdown has been called");
        }
        used = true;
        ThreadCall<T> inThread = new ThreadCall<>(call, onCancel, this::ended);
        synchronized (calls) {
            calls.add(inThread);
        }
        try {
            executor().execute(inThread);
        } catch (Throwable rejected) {
            ended(inThread);
            throw rejected;
        }
        return StageFuture.of(inThread);
    }

    private Executor executor() {
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

    private void ended(ThreadCall<?> call) {
        synchronized (calls) {
            calls.remove(call);
            calls.notifyAll();
        }
    }

    /** Takes no more calls, and waits for none. A given executor belongs to its giver, and runs on. */
    void close() {
        shutDown = true;
        if (own != null) {
            own.shutdown();
        }
    }

    /**
     * Takes no more calls.
     *
     * @param limit null for none
     * @return done once every call has ended, or has taken too long; at once if there never was one
     */
    Future<Void> shutDown(EventLoop loop, Duration limit) {
        close();
        Future<Void> ended = loop.createFuture();
        if (!used) {
            ended.setResult(null);
        } else if (hasCalls()) {
            loop.externalStarted();
            whenEnded(
                    limit,
                    () -> loop.giveUnlessClosed(new Callback(loop, () -> {
                        loop.externalEnded();
                        ended.setResultUnlessDone(null);
                    })));
        } else {
            loop.callSoon(() -> ended.setResultUnlessDone(null)); // behind the results that are on their way
        }
        return ended;
    }

    private boolean hasCalls() {
        synchronized (calls) {
            return !calls.isEmpty();
        }
    }

    /** Calls {@code then}, in a thread. Real time counts: virtual time does not pass while a call runs. */
    private void whenEnded(Duration limit, Runnable then) {
        Thread joiner = new Thread(
                () -> {
                    try {
                        if (!awaitEnd(limit)) {
                            warn(limit);
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

    private boolean awaitEnd(Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        synchronized (calls) {
            while (!calls.isEmpty()) {
                if (limit == null) {
                    calls.wait();
                } else {
                    long left = Durations.nanos(limit) - (System.nanoTime() - start);
                    if (left <= 0) {
                        return false;
                    }
                    TimeUnit.NANOSECONDS.timedWait(calls, left);
                }
            }
        }
        return true;
    }

    private void warn(Duration limit) {
        List<ThreadCall<?>> left;
        synchronized (calls) {
            left = new ArrayList<>(calls);
        }
        StringBuilder message = new StringBuilder("The executor did not finish joining its threads within ")
                .append(BigDecimal.valueOf(limit.toMillis(), 3)
                        .stripTrailingZeros()
                        .toPlainString())
                .append(" seconds. Still there:");
        for (ThreadCall<?> call : left) {
            message.append(System.lineSeparator()).append('\t').append(call);
        }
        Log.warn(message.toString(), null);
    }
}
