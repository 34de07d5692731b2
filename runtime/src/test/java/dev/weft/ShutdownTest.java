// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What happens to what is left when a loop ends. */
class ShutdownTest {

    @Async
    private static Coroutine<String> answer() {
        await(yieldNow());
        return done("from the loop");
    }

    @Async
    private static Coroutine<Void> worker(CountDownLatch started, CompletableFuture<String> heard) {
        EventLoop loop = EventLoop.running();
        await(toThread(() -> {
            started.countDown();
            heard.complete(Weft.runThreadsafe(answer(), loop).get());
            return null;
        }));
        return done();
    }

    @Async
    private static Coroutine<Void> leavesAWorker(CountDownLatch started, CompletableFuture<String> heard) {
        createTask(worker(started, heard));
        await(yieldNow());
        await(toThread(() -> {
            started.await();
            return null;
        }));
        return done();
    }

    @Test
    void loopStaysOpenForItsWorkers() throws InterruptedException, ExecutionException {
        CompletableFuture<String> heard = new CompletableFuture<>();
        Weft.run(leavesAWorker(new CountDownLatch(1), heard));
        assertThat(heard.get()).isEqualTo("from the loop");
    }

    @Async
    private static Coroutine<Void> never() {
        await(EventLoop.running().createFuture());
        return done();
    }

    @Test
    void promisesFailWhenTheLoopCloses() {
        EventLoop loop = EventLoop.create();
        CompletableFuture<Void> queued = Weft.runThreadsafe(never(), loop);
        loop.close();
        assertThatThrownBy(queued::get).hasMessageContaining("Event loop is closed");
    }

    @Async
    private static Coroutine<Void> leavesATask() {
        createTask(never(), "left");
        await(yieldNow());
        return done();
    }

    @Test
    void taskPendingAtCloseIsReported() {
        List<Map<String, Object>> reports = new ArrayList<>();
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler(reports::add);
        loop.runUntilComplete(leavesATask());
        loop.close();
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message")).isEqualTo("Task was destroyed but it is pending!");
            assertThat(((Task<?>) report.get("task")).name()).isEqualTo("left");
        });
    }

    @Async
    private static Coroutine<String> closesItsRunner(Runner runner) {
        try {
            runner.close();
            return done("closed");
        } catch (IllegalStateException e) {
            await(yieldNow());
            return done(e.getMessage());
        }
    }

    @Test
    void runnerIsNotClosedWhileItRuns() {
        try (Runner runner = Runner.builder().build()) {
            assertThat(runner.run(closesItsRunner(runner))).contains("while it runs");
            assertThat(runner.loop().isClosed()).isFalse();
        }
    }

    @Async
    private static CompletableFuture<String> interrupted(boolean interrupt) {
        if (interrupt) {
            Thread.currentThread().interrupt();
        }
        await(yieldNow());
        await(toThread(() -> null));
        return CompletableFuture.completedFuture("background");
    }

    @Test
    void backgroundLoopSurvivesAnInterrupt() throws InterruptedException, ExecutionException {
        assertThat(interrupted(true).get()).isEqualTo("background");
        assertThat(interrupted(false).get()).isEqualTo("background");
    }

    @Async
    private static Coroutine<Void> cleansUp(List<String> log) {
        try {
            await(EventLoop.running().createFuture());
        } finally {
            await(toThread(() -> null));
            log.add("cleaned up");
        }
        return done();
    }

    @Async
    private static Coroutine<Void> interruptedMain(List<String> log) {
        createTask(cleansUp(log));
        await(yieldNow());
        Thread.currentThread().interrupt();
        await(EventLoop.running().createFuture());
        return done();
    }

    @Test
    void oneInterruptCancelsOnce() {
        List<String> log = new ArrayList<>();
        assertThatThrownBy(() -> Weft.run(interruptedMain(log))).isInstanceOf(CancelledError.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).containsExactly("cleaned up");
    }
}
