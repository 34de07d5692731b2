// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several loops in several threads: each by itself, and what passes between them. */
@Timeout(60)
class SeveralLoopsTest {

    private final List<String> log = new CopyOnWriteArrayList<>();

    private final EventLoop[] loops = {EventLoop.create(), EventLoop.create()};
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void start() {
        for (EventLoop loop : loops) {
            Thread thread = new Thread(loop::runForever, "loop-" + threads.size());
            threads.add(thread);
            thread.start();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (int i = 0; i < loops.length; i++) {
            loops[i].callSoonThreadsafe(loops[i]::stop);
            threads.get(i).join();
            loops[i].close();
        }
    }

    private static final ContextVar<String> NAME = ContextVar.of("name");

    @Async
    private static Coroutine<Integer> step(int n) {
        for (int i = 0; i < n % 7; i++) {
            await(yieldNow());
        }
        return done(n);
    }

    /** What one loop sees of itself while others do the same. */
    @Async
    private static Coroutine<String> lives(String name) {
        NAME.set(name);
        EventLoop here = EventLoop.running();
        int sum = 0;
        for (int round = 0; round < 20; round++) {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                tasks.add(createTask(step(i)));
            }
            if (allTasks().size() != 11 || !allTasks().contains(currentTask())) {
                throw new AssertionError("others' tasks: " + allTasks());
            }
            for (int result : await(gather(tasks))) {
                sum += result;
            }
            await(sleep(Duration.ofHours(1)));
        }
        return done(NAME.get() + " " + sum + " " + Duration.ofNanos(here.time()).toHours() + " h");
    }

    @Test
    void eachLoopHasItsOwnTasksTimeAndContext() throws Exception {
        List<FutureTask<String>> lives = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "loop " + i;
            FutureTask<String> life = new FutureTask<>(() -> {
                try (Runner runner = Runner.builder().virtualTime(true).build()) {
                    return runner.run(lives(name));
                }
            });
            lives.add(life);
            new Thread(life).start();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(lives.get(i).get()).isEqualTo("loop " + i + " 900 20 h");
        }
    }

    @Test
    void aBlockedLoopHoldsUpNoOther() {
        CountDownLatch release = new CountDownLatch(1);
        loops[0].callSoonThreadsafe(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        CompletableFuture<Integer> blocked = runThreadsafe(step(5), loops[0]);
        assertThat(runThreadsafe(step(6), loops[1]).join()).isEqualTo(6);
        assertThat(blocked).isNotDone();
        release.countDown();
        assertThat(blocked.join()).isEqualTo(5);
    }

    /** To the other loop and back, {@code depth} times; each step in a task of the loop it runs on. */
    @Async
    private Coroutine<String> pingPong(int depth) {
        String here = Thread.currentThread().getName();
        if (depth == 0) {
            return done(here);
        }
        EventLoop other = EventLoop.running() == loops[0] ? loops[1] : loops[0];
        return done(here + " " + await(runThreadsafe(pingPong(depth - 1), other)));
    }

    @Test
    void coroutinesOfTwoLoopsAwaitEachOther() {
        CompletableFuture<String> first = runThreadsafe(pingPong(4), loops[0]);
        CompletableFuture<String> second = runThreadsafe(pingPong(3), loops[1]);
        assertThat(first.join()).isEqualTo("loop-0 loop-1 loop-0 loop-1 loop-0");
        assertThat(second.join()).isEqualTo("loop-1 loop-0 loop-1 loop-0");
    }

    @Async
    private static Coroutine<Void> fails(IOException error) throws IOException {
        await(yieldNow());
        throw error;
    }

    @Async
    private Coroutine<Throwable> errorOfTheOtherLoop(IOException error) {
        try {
            await(runThreadsafe(fails(error), loops[1]));
            return done(null);
        } catch (IOException e) {
            return done(e);
        }
    }

    @Test
    void errorsCrossAsThemselves() throws IOException {
        IOException error = new IOException("there");
        assertThat(runThreadsafe(errorOfTheOtherLoop(error), loops[0]).join()).isSameAs(error);
    }

    @Async
    private Coroutine<Void> waitsThere(CompletableFuture<Void> started, CompletableFuture<Void> ended) {
        try {
            started.complete(null);
            await(EventLoop.running().createFuture());
        } catch (CancelledError e) {
            await(yieldNow());
            log.add("cleaned up in " + Thread.currentThread().getName());
            throw e;
        } finally {
            ended.complete(null);
        }
        return done();
    }

    @Async
    private Coroutine<Void> awaitsTheOtherLoop(CompletableFuture<Void> started, CompletableFuture<Void> ended) {
        await(runThreadsafe(waitsThere(started, ended), loops[1]));
        return done();
    }

    @Test
    void cancellationCrossesToTheOtherLoop() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        CompletableFuture<Void> outer = runThreadsafe(awaitsTheOtherLoop(started, ended), loops[0]);
        started.join();
        outer.cancel(true);
        ended.join();
        assertThat(log).containsExactly("cleaned up in loop-1");
    }

    @Async
    private Coroutine<Future<String>> makesAFuture() {
        return done(EventLoop.running().createFuture());
    }

    @Async
    private Coroutine<String> awaits(Future<String> future) {
        return done(await(future));
    }

    @Test
    void futureOfAnotherLoopIsRefusedWhereItIsAwaited() {
        Future<String> future = runThreadsafe(makesAFuture(), loops[0]).join();
        assertThatThrownBy(runThreadsafe(awaits(future), loops[1])::join)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "Task <Task awaits-\\d+ .*> got Future <Future pending> attached to a different loop;"
                                + " await a CompletableFuture of it, which runThreadsafe or, on that loop, toCompletableFuture makes")
                .satisfies(error -> assertThat(error.getStackTrace())
                        .as("the line of the await")
                        .extracting(StackTraceElement::getMethodName)
                        .containsExactly("awaits"));
    }

    @Async
    private Coroutine<CompletableFuture<String>> givesAStage(Future<String> future) {
        return done(future.toCompletableFuture());
    }

    @Async
    private Coroutine<String> awaitsAStage(CompletableFuture<String> stage) {
        return done(await(stage));
    }

    @Test
    void itsStageIsAwaitedThere() {
        Future<String> future = runThreadsafe(makesAFuture(), loops[0]).join();
        CompletableFuture<String> stage =
                runThreadsafe(givesAStage(future), loops[0]).join();
        CompletableFuture<String> result = runThreadsafe(awaitsAStage(stage), loops[1]);
        loops[0].callSoonThreadsafe(() -> future.setResult("across"));
        assertThat(result.join()).isEqualTo("across");
    }

    @Test
    void futureOfAnotherLoopIsNotRunToItsEnd() {
        Future<String> future = runThreadsafe(makesAFuture(), loops[0]).join();
        EventLoop third = EventLoop.create();
        assertThatThrownBy(() -> third.runUntilComplete(future))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The future belongs to a different loop than the one specified");
        third.close();
    }

    @Async
    private Coroutine<List<String>> gathers(Future<String> future) {
        return done(await(gather(future)));
    }

    @Test
    void futureOfAnotherLoopIsNotGathered() {
        Future<String> future = runThreadsafe(makesAFuture(), loops[0]).join();
        assertThatThrownBy(runThreadsafe(gathers(future), loops[1])::join).hasMessageContaining("different loop");
    }

    @Test
    void oneLoopRunsInAThreadAtATime() {
        EventLoop outer = EventLoop.create();
        EventLoop inner = EventLoop.create();
        outer.callSoon(() -> {
            assertThatThrownBy(() -> inner.runUntilComplete(step(1)))
                    .hasMessage("Cannot run the event loop while another loop is running");
            outer.stop();
        });
        outer.runForever();
        assertThat(inner.runUntilComplete(step(1)))
                .as("but one after the other")
                .isEqualTo(1);
        outer.close();
        inner.close();
    }
}
