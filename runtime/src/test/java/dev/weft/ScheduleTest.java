// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Orders drawn from a seed: what they keep and what they change. */
class ScheduleTest {

    private static final int SEEDS = 300;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static <T> T run(long seed, Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).schedule(seed).build()) {
            return runner.run(main);
        }
    }

    /** What {@code program} ends with, under {@link #SEEDS} seeds. */
    private static <T> Set<T> results(Supplier<Coroutine<T>> program) {
        Set<T> results = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            results.add(run(seed, program.get()));
        }
        return results;
    }

    @Async
    private static Coroutine<Void> stepping(String name, int steps, StringBuilder trace) {
        for (int i = 0; i < steps; i++) {
            trace.append(name);
            await(yieldNow());
        }
        return done();
    }

    @Async
    private static Coroutine<String> twoTasks(int steps) {
        StringBuilder trace = new StringBuilder();
        await(gather(stepping("a", steps, trace), stepping("b", steps, trace)));
        return done(trace.toString());
    }

    @Test
    void tasksOfOneCauseStartInOrderAndGoOnInAny() {
        assertThat(results(() -> twoTasks(3))).containsExactlyInAnyOrder("ababab", "ababba", "abbaab", "abbaba");
    }

    @Test
    void seedGivesTheSameRun() {
        String once = run(7, twoTasks(40));
        assertThat(run(7, twoTasks(40))).isEqualTo(once);
        assertThat(run(8, twoTasks(40))).isNotEqualTo(once);
    }

    @Test
    void withoutASeedOrderIsOfArrival() {
        assertThat(Weft.run(twoTasks(4))).isEqualTo("abababab");
    }

    @Async
    private static Coroutine<List<Integer>> callbacksOfOneFuture() {
        List<Integer> called = new ArrayList<>();
        Future<Void> future = EventLoop.running().createFuture();
        Task<Void> waiter = createTask(waiting(future, called));
        await(yieldNow());
        for (int i = 1; i < 5; i++) {
            int n = i;
            future.addDoneCallback(completed -> called.add(n));
        }
        future.setResult(null);
        await(waiter);
        await(yieldNow());
        return done(called);
    }

    @Async
    private static Coroutine<Void> waiting(Future<Void> future, List<Integer> called) {
        await(future);
        called.add(0);
        return done();
    }

    @Test
    void callbacksAndWaitersOfOneFutureKeepTheirOrder() {
        assertThat(results(ScheduleTest::callbacksOfOneFuture)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Async
    private static Coroutine<List<Integer>> callbacksOfOneStep() {
        EventLoop loop = EventLoop.running();
        List<Integer> called = new ArrayList<>();
        Future<Void> end = loop.createFuture();
        loop.callSoon(() -> {
            for (int i = 0; i < 5; i++) {
                int n = i;
                loop.callSoon(() -> called.add(n));
            }
        });
        loop.callLater(SECOND, () -> end.setResult(null));
        await(end);
        return done(called);
    }

    @Test
    void callbacksQueuedByOneCallbackKeepTheirOrder() {
        assertThat(results(ScheduleTest::callbacksOfOneStep)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Async
    private static Coroutine<List<Integer>> callsFromAThread() {
        EventLoop loop = EventLoop.running();
        List<Integer> called = new ArrayList<>();
        Future<Void> end = loop.createFuture();
        Thread caller = new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                int n = i;
                loop.callSoonThreadsafe(() -> called.add(n));
            }
            loop.callSoonThreadsafe(() -> end.setResult(null));
        });
        caller.start();
        while (!end.isDone()) {
            loop.callSoon(() -> {});
            await(yieldNow());
        }
        return done(called);
    }

    @Test
    void callsFromAnotherThreadKeepTheirOrder() {
        assertThat(results(ScheduleTest::callsFromAThread)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Async
    private static Coroutine<String> sleepers() {
        StringBuilder trace = new StringBuilder();
        await(gather(
                sleeping("a", 1, trace), sleeping("b", 1, trace), sleeping("c", 1, trace), sleeping("d", 2, trace)));
        return done(trace.toString());
    }

    @Async
    private static Coroutine<Void> sleeping(String name, int seconds, StringBuilder trace) {
        await(sleep(Duration.ofSeconds(seconds)));
        trace.append(name);
        return done();
    }

    @Test
    void sleepersThatWakeAtOneTimeGoOnInAnyOrder() {
        assertThat(results(ScheduleTest::sleepers))
                .containsExactlyInAnyOrder("abcd", "acbd", "bacd", "bcad", "cabd", "cbad");
    }

    @Async
    private static Coroutine<String> valueAtTheDeadline() {
        EventLoop loop = EventLoop.running();
        Future<String> value = loop.createFuture();
        loop.callSoon(() -> loop.callLater(SECOND, () -> value.setResultUnlessDone("value")));
        try {
            return done("took the " + await(waitFor(value, SECOND)));
        } catch (TimeoutException e) {
            return done(value.isCancelled() ? "timed out" : "timed out beside the value");
        }
    }

    @Test
    void timeoutNeverDiscardsAValueThatIsThere() {
        assertThat(results(ScheduleTest::valueAtTheDeadline)).containsExactlyInAnyOrder("took the value", "timed out");
    }
}
