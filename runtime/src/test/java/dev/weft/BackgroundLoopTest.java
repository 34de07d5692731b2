// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods that promise a {@code CompletableFuture}, called where no loop runs, and the loop that they run on. */
@Timeout(60)
class BackgroundLoopTest {

    private final List<String> log = new CopyOnWriteArrayList<>();

    @BeforeEach
    @AfterEach
    void close() {
        EventLoop.closeBackground();
    }

    private record Where(EventLoop loop, Thread thread) {}

    @Async
    private static CompletableFuture<Where> where() {
        await(yieldNow());
        return CompletableFuture.completedFuture(new Where(EventLoop.running(), Thread.currentThread()));
    }

    private static <T> FutureTask<T> inThread(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    @Test
    void threadsThatAreFirstAtOnceShareOneLoop() throws Exception {
        for (int round = 0; round < 50; round++) {
            CyclicBarrier together = new CyclicBarrier(8);
            List<FutureTask<Where>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(inThread(() -> {
                    together.await();
                    return where().get();
                }));
            }
            Where first = calls.get(0).get();
            for (FutureTask<Where> call : calls) {
                assertThat(call.get()).isEqualTo(first);
            }
            assertThat(EventLoop.background()).isSameAs(first.loop());
            EventLoop.closeBackground();
        }
    }

    @Test
    void itsThreadIsADaemonWithAName() throws Exception {
        Thread thread = where().get().thread();
        assertThat(thread.getName()).isEqualTo("weft-background");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isEqualTo(ClassLoader.getSystemClassLoader());
    }

    @Async
    private static CompletableFuture<Integer> divides(int by) throws IOException {
        await(yieldNow());
        if (by < 0) {
            throw new IOException("negative");
        }
        return CompletableFuture.completedFuture(84 / by);
    }

    @Test
    void resultsAndErrorsComeOut() throws Exception {
        assertThat(divides(2).thenApply(x -> x + 1).get()).isEqualTo(43);
        assertThatThrownBy(() -> divides(-1).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> divides(0).join()).hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void coroutinesCanBeGivenToIt() throws Exception {
        assertThat(runThreadsafe(running(), EventLoop.background()).get()).isSameAs(EventLoop.background());
    }

    @Async
    private static Coroutine<EventLoop> running() {
        await(yieldNow());
        return done(EventLoop.running());
    }

    @Async
    private CompletableFuture<String> cleansUp(CompletableFuture<Void> started) {
        try {
            started.complete(null);
            await(EventLoop.running().createFuture());
            return CompletableFuture.completedFuture("never");
        } finally {
            await(toThread(() -> log.add("cleaned up in a thread")));
            log.add("cleaned up");
        }
    }

    @Test
    void closingCancelsItsTasksAndWaitsForThem() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<String> running = cleansUp(started);
        started.join();
        Where where = where().get();

        EventLoop.closeBackground();

        assertThat(log).containsExactly("cleaned up in a thread", "cleaned up");
        assertThat(running).isCancelled();
        assertThat(where.loop().isClosed()).isTrue();
        assertThat(where.thread().isAlive()).isFalse();
        assertThatThrownBy(() -> where.loop().callSoonThreadsafe(() -> {})).hasMessage("Event loop is closed");
    }

    @Test
    void theNextCallStartsAnother() throws Exception {
        EventLoop first = where().get().loop();
        EventLoop.closeBackground();
        EventLoop second = where().get().loop();
        assertThat(second).isNotSameAs(first).isSameAs(EventLoop.background());
        assertThat(second.isClosed()).isFalse();
    }

    @Test
    void closingWhatIsNotThereDoesNothing() {
        EventLoop.closeBackground();
        EventLoop.closeBackground();
    }

    @Async
    private static CompletableFuture<String> closesItself() {
        await(yieldNow());
        try {
            EventLoop.closeBackground();
            return CompletableFuture.completedFuture("closed");
        } catch (IllegalStateException e) {
            return CompletableFuture.completedFuture(e.getMessage());
        }
    }

    @Test
    void itCannotWaitForItself() throws Exception {
        assertThat(closesItself().get()).contains("can't be called on the background loop's thread");
        assertThat(EventLoop.background().isClosed()).isFalse();
    }

    @Test
    void interruptEndsTheWaitForItsEnd() throws Exception {
        CompletableFuture<Void> blocked = new CompletableFuture<>();
        CompletableFuture<Void> inCleanup = new CompletableFuture<>();
        CompletableFuture<Void> running = waitsInCleanup(inCleanup, blocked);
        Thread thread = where().get().thread();
        FutureTask<Boolean> closing = new FutureTask<>(() -> {
            EventLoop.closeBackground();
            return Thread.currentThread().isInterrupted();
        });
        Thread closer = new Thread(closing);
        closer.start();
        inCleanup.join();
        closer.interrupt();
        assertThat(closing.get()).isTrue();
        assertThat(thread.isAlive()).isTrue();
        blocked.complete(null);
        thread.join();
        assertThat(running).isCancelled();
    }

    @Async
    private static CompletableFuture<Void> waitsInCleanup(
            CompletableFuture<Void> inCleanup, CompletableFuture<Void> blocked) {
        try {
            await(EventLoop.running().createFuture());
        } finally {
            inCleanup.complete(null);
            await(blocked);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void callsWhileItClosesEndOneWayOrTheOther() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Void> caller = inThread(() -> {
            while (!over.get()) {
                try {
                    where().get();
                } catch (CancellationException e) {
                    // it began before the loop was closed
                }
            }
            return null;
        });
        for (int i = 0; i < 500; i++) {
            EventLoop.background();
            EventLoop.closeBackground();
        }
        over.set(true);
        assertThatNoException().isThrownBy(caller::get);
    }

    @Test
    void callsOnARunningLoopStayThere() {
        EventLoop background = EventLoop.background();
        assertThat(Weft.run(whereItRuns())).isNotSameAs(background);
    }

    @Async
    private static Coroutine<EventLoop> whereItRuns() {
        EventLoop here = EventLoop.running();
        assertThat(await(where()).loop()).isSameAs(here);
        return done(here);
    }
}
