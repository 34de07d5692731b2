// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.OnCancel.ABANDON;
import static dev.weft.OnCancel.INTERRUPT;
import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cancellation and the call in a thread that is awaited. */
@Timeout(60)
class ToThreadTest {

    /** One thread, which clears no interrupt between two calls, as a {@code ThreadPoolExecutor} would. */
    private static final class OneThread implements Executor, AutoCloseable {

        private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        private volatile boolean closed;

        OneThread() {
            new Thread(this::runAll, "one").start();
        }

        private void runAll() {
            while (!closed) {
                Runnable next = queue.poll();
                if (next == null) {
                    Thread.yield();
                } else {
                    next.run();
                }
            }
        }

        @Override
        public void execute(Runnable task) {
            queue.add(task);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** How often a cancellation and the end of the call meet. */
    private static final int RACES = 20_000;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Void blocks() {
        started.complete(null);
        try {
            release.await();
            log.add("released");
        } catch (InterruptedException e) {
            log.add("interrupted");
        }
        ended.complete(null);
        return null;
    }

    @Async
    private <T> Coroutine<Void> cancelOnceStarted(Callable<T> call, OnCancel onCancel) {
        Task<T> task = createTask(async(() -> done(await(toThread(call, onCancel)))));
        await(started);
        task.cancel("enough");
        try {
            await(task);
        } catch (CancelledError e) {
            log.add("cancelled: " + e.getMessage());
        }
        return done();
    }

    @Async
    private Coroutine<Void> cancelAndWaitForTheThread(OnCancel onCancel) {
        await(cancelOnceStarted(this::blocks, onCancel));
        if (onCancel == ABANDON) {
            release.countDown();
        }
        await(ended);
        return done();
    }

    @Test
    void cancellationInterruptsTheThread() {
        Weft.run(cancelAndWaitForTheThread(INTERRUPT));
        assertThat(log).containsExactlyInAnyOrder("cancelled: enough", "interrupted");
    }

    @Test
    void anAbandonedCallRunsOn() {
        Weft.run(cancelAndWaitForTheThread(ABANDON));
        assertThat(log).containsExactly("cancelled: enough", "released");
    }

    /** The thread hears of it, but takes its time. */
    private Void endsLater() throws InterruptedException {
        blocks();
        release.await();
        log.add("thread ended");
        return null;
    }

    @Async
    private Coroutine<Void> cancelWithoutWaiting() {
        await(cancelOnceStarted(this::endsLater, INTERRUPT));
        await(ended);
        release.countDown();
        return done();
    }

    @Test
    void theCancellationDoesNotWaitForTheThread() {
        Weft.run(cancelWithoutWaiting());
        assertThat(log).containsExactlyInAnyOrder("cancelled: enough", "interrupted", "thread ended");
        assertThat(log).endsWith("thread ended");
    }

    private Void spinsUntilInterrupted() {
        started.complete(null);
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return null; // and leaves the thread interrupted
    }

    @Async
    private Coroutine<Boolean> interruptedInTheNextCall(Executor oneThread) {
        EventLoop.running().setDefaultExecutor(oneThread);
        await(cancelOnceStarted(this::spinsUntilInterrupted, INTERRUPT));
        return done(await(toThread(Thread::interrupted)));
    }

    @Test
    void theThreadsNextCallIsNotInterrupted() {
        try (OneThread oneThread = new OneThread()) {
            assertThat(Weft.run(interruptedInTheNextCall(oneThread))).isFalse();
        }
    }

    /** The call ends while it is cancelled: the interrupt comes in time to be cleared, or not at all. */
    @Test
    void noInterruptComesLate() throws InterruptedException {
        AtomicReference<ThreadCall<Void>> ending = new AtomicReference<>();
        AtomicInteger cancelled = new AtomicInteger();
        Thread canceller = new Thread(() -> {
            for (int i = 1; i <= RACES; i++) {
                ThreadCall<Void> call = ending.getAndSet(null);
                while (call == null) {
                    Thread.yield();
                    call = ending.getAndSet(null);
                }
                for (int wait = i % 64; wait > 0; wait--) {
                    Thread.onSpinWait();
                }
                call.cancel(true);
                cancelled.set(i);
            }
        });
        canceller.start();
        int late = 0;
        for (int i = 1; i <= RACES; i++) {
            AtomicReference<ThreadCall<Void>> self = new AtomicReference<>();
            self.set(new ThreadCall<>(
                    () -> {
                        ending.set(self.get());
                        return null;
                    },
                    INTERRUPT,
                    ended -> {}));
            self.get().run();
            while (cancelled.get() < i) {
                Thread.yield();
            }
            late += Thread.interrupted() ? 1 : 0;
        }
        canceller.join();
        assertThat(late).isZero();
    }

    @Async
    private Coroutine<Void> cancelBeforeAThreadIsFree(Executor oneThread) {
        EventLoop.running().setDefaultExecutor(oneThread);
        Task<Void> first = createTask(async(() -> done(await(toThread(this::blocks, INTERRUPT)))));
        await(started);
        Task<Boolean> second = createTask(async(() -> done(await(toThread(() -> log.add("second ran"), INTERRUPT)))));
        await(Weft.yieldNow());
        second.cancel();
        try {
            await(second);
        } catch (CancelledError e) {
            log.add("second cancelled");
        }
        release.countDown();
        await(first);
        return done();
    }

    @Test
    void aCallThatWaitsForAThreadNeverStarts() {
        try (OneThread oneThread = new OneThread()) {
            Weft.run(cancelBeforeAThreadIsFree(oneThread));
            assertThat(log).as("and the one that runs is let be").containsExactly("second cancelled", "released");
        }
    }

    @Async
    private Coroutine<Void> forever() {
        try {
            started.complete(null);
            await(EventLoop.running().createFuture());
        } finally {
            log.add("nested loop cleaned up");
        }
        return done();
    }

    @Test
    void anInterruptCancelsALoopInTheThread() {
        Weft.run(cancelOnceStarted(() -> Weft.run(forever()), INTERRUPT));
        assertThat(log).containsExactlyInAnyOrder("cancelled: enough", "nested loop cleaned up");
    }

    @Async
    private Coroutine<Void> leavesACall() {
        createTask(async(() -> done(await(toThread(this::blocks, INTERRUPT)))));
        await(started);
        return done();
    }

    /** With asyncio's way, it would be waited for. */
    @Test
    void theEndOfTheProgramInterruptsWhatIsLeft() {
        Weft.run(leavesACall());
        assertThat(log).containsExactly("interrupted");
    }
}
