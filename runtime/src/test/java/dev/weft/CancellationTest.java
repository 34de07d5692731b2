// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancellation where CPython 3.14, or Weft's own rules, differ from 3.11, whose traces the parity tests hold. */
@Timeout(60)
class CancellationTest {

    private final List<Object> log = new ArrayList<>();

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Test
    void takenBackBeforeItIsDeliveredItIsWithdrawn() {
        run(async(() -> {
            currentTask().cancel();
            log.add(currentTask().uncancel());
            await(yieldNow());
            log.add("not cancelled");
            return done();
        }));
        assertThat(log).containsExactly(0, "not cancelled");
    }

    @Test
    void oneOfTwoTakenBackIsDelivered() {
        run(async(() -> {
            currentTask().cancel("first");
            currentTask().cancel("second");
            log.add(currentTask().uncancel());
            try {
                await(yieldNow());
            } catch (CancelledError e) {
                log.add(e.getMessage());
            }
            log.add(currentTask().uncancel());
            return done();
        }));
        assertThat(log).containsExactly(1, "second", 0);
    }

    @Test
    void takenBackFromATaskThatHasNotStartedItRuns() {
        run(async(() -> {
            Task<String> task = createTask(async(() -> done("ran")));
            task.cancel();
            task.uncancel();
            log.add(await(task));
            return done();
        }));
        assertThat(log).containsExactly("ran");
    }

    @Async
    private Coroutine<Void> logsWhy(Awaitable<?> awaited) {
        try {
            await(awaited);
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        return done();
    }

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(ofMillis(10_000)));
        return done();
    }

    @Async
    private Coroutine<Void> logsWhyAll(Future<?> awaited, Future<?> victim) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(createTask(logsWhy(awaited)));
        }
        await(yieldNow());
        victim.cancel("why");
        await(Weft.wait(tasks, ReturnWhen.ALL_COMPLETED));
        return logsWhy(awaited);
    }

    /** In CPython the first awaiter alone is told. */
    @Test
    void everyAwaiterOfATaskIsToldWhy() {
        run(async(() -> {
            Task<Void> task = createTask(sleeps());
            return logsWhyAll(task, task);
        }));
        assertThat(log).containsExactly("why", "why", "why", "why");
    }

    @Test
    void everyAwaiterOfAShieldIsToldWhy() {
        run(async(() -> {
            Task<Void> task = createTask(sleeps());
            return logsWhyAll(shield(task), task);
        }));
        assertThat(log).containsExactly("why", "why", "why", "why");
    }

    @Test
    void everyAwaiterOfAGatherIsToldWhy() {
        run(async(() -> {
            Task<Void> task = createTask(sleeps());
            return logsWhyAll(gather(task, sleep(ofMillis(5))), task);
        }));
        assertThat(log).containsExactly("why", "why", "why", "why");
    }

    @Async
    private Coroutine<Void> logsWho(Awaitable<?> awaited) {
        try {
            await(awaited);
        } catch (CancelledError e) {
            log.add(e.getMessage() + " by " + e.cancelledBy());
            throw e;
        }
        return done();
    }

    @Test
    void everyAwaiterIsToldWho() {
        run(async(() -> {
            currentTask().setName("main");
            Task<Void> inner = createTask(logsWho(sleep(ofMillis(10_000))));
            List<Task<Void>> awaiters = List.of(
                    createTask(logsWho(inner)),
                    createTask(logsWho(gather(inner))),
                    createTask(logsWho(shield(inner))),
                    createTask(logsWho(createTask(logsWho(inner)))));
            await(yieldNow());
            await(yieldNow());
            inner.cancel("why");
            await(Weft.wait(awaiters, ReturnWhen.ALL_COMPLETED));
            log.replaceAll(line -> line.equals("why by main") ? "main" : line);
            return done();
        }));
        assertThat(log).containsExactly("main", "main", "main", "main", "main", "main");
    }

    @Test
    void callbacksAndScopesSayWhy() {
        run(async(() -> {
            Task<Void> task = createTask(logsWho(sleep(ofMillis(10_000))));
            await(yieldNow());
            EventLoop.running().callSoon(() -> task.cancel("by a callback"));
            await(Weft.wait(List.of(task), ReturnWhen.ALL_COMPLETED));
            try {
                await(Weft.waitFor(logsWho(sleep(ofMillis(10_000))), ofMillis(10)));
            } catch (TimeoutException e) {
                log.add("timed out");
            }
            try (var group = new TaskGroup()) {
                Coroutine<Void> fails = async(() -> {
                    throw new IllegalArgumentException("failed");
                });
                group.createTask(fails, "failing");
                group.createTask(logsWho(sleep(ofMillis(10_000))));
            } catch (ExceptionGroup errors) {
                log.add(errors.exceptions().size());
            }
            return done();
        }));
        assertThat(log)
                .containsExactly(
                        "by a callback by null",
                        "timeout by null",
                        "timed out",
                        "TaskGroup: failing failed by null",
                        1);
    }

    @Async
    private Coroutine<String> swallows() {
        try {
            await(sleep(ofMillis(10_000)));
        } catch (CancelledError e) {
            log.add("swallowed");
        }
        return done("value");
    }

    /** In CPython it has no reason then. */
    @Test
    void gatherOfTasksThatSwallowSaysWhyItWasCancelled() {
        run(async(() -> {
            Future<List<String>> both = gather(swallows(), swallows());
            return logsWhyAll(both, both);
        }));
        assertThat(log).containsExactly("swallowed", "swallowed", "why", "why", "why", "why");
    }

    @Async
    private static Coroutine<Void> awaits(Awaitable<?>[] other) {
        await(other[0]);
        return done();
    }

    /** Each of {@code tasks} awaits the next, and the last one that at {@code back}. */
    private static List<Task<Void>> circle(int tasks, int back) {
        Awaitable<?>[] last = new Awaitable<?>[1];
        List<Task<Void>> circle = new ArrayList<>();
        Awaitable<?>[] next = last;
        for (int i = tasks - 1; i >= 0; i--) {
            circle.add(0, createTask(awaits(next)));
            next = new Awaitable<?>[] {circle.get(0)};
        }
        last[0] = circle.get(back);
        return circle;
    }

    private static List<Boolean> cancelled(List<Task<Void>> tasks) {
        return tasks.stream().map(Future::isCancelled).toList();
    }

    /** The cancel never came back; CPython's ends in a RecursionError. */
    @Test
    void tasksThatAwaitEachOtherAreCancelledByOne() {
        for (int size : new int[] {2, 3, 4, 5, 1_000}) {
            run(async(() -> {
                List<Task<Void>> circle = circle(size, 0);
                await(yieldNow());
                log.add(circle.get(size / 2).cancel("why"));
                try {
                    await(circle.get(0));
                } catch (CancelledError e) {
                    log.add(e.getMessage());
                }
                await(Weft.wait(circle, ReturnWhen.ALL_COMPLETED));
                log.add(cancelled(circle).contains(false));
                return done();
            }));
        }
        assertThat(log).hasSize(15);
        for (int i = 0; i < 15; i += 3) {
            assertThat(log.subList(i, i + 3)).containsExactly(true, "why", false);
        }
    }

    @Test
    void taskThatAwaitsACircleLeavesIt() {
        run(async(() -> {
            List<Task<Void>> tasks = circle(5, 2);
            await(yieldNow());
            tasks.get(0).cancel();
            await(yieldNow());
            log.add(cancelled(tasks));
            tasks.get(3).cancel();
            await(Weft.wait(tasks, ReturnWhen.ALL_COMPLETED));
            log.add(cancelled(tasks));
            return done();
        }));
        assertThat(log)
                .containsExactly(List.of(true, false, false, false, false), List.of(true, true, true, true, true));
    }

    @Test
    void tasksThatAwaitEachOtherThroughAGatherAreCancelled() {
        run(async(() -> {
            Awaitable<?>[] last = new Awaitable<?>[1];
            Task<Void> first = createTask(awaits(last));
            Future<List<Void>> both = gather(createTask(awaits(new Awaitable<?>[] {first})), swallowsQuietly());
            last[0] = both;
            await(yieldNow());
            await(yieldNow());
            log.add(first.cancel("why"));
            await(Weft.wait(List.of(first, both), ReturnWhen.ALL_COMPLETED));
            log.add(first.isCancelled());
            return done();
        }));
        assertThat(log).containsExactly(true, true);
    }

    @Async
    private static Coroutine<Void> swallowsQuietly() {
        try {
            await(sleep(ofMillis(10_000)));
        } catch (CancelledError e) {
            return done();
        }
        return done();
    }

    @Test
    void runEndsThoughTasksAwaitEachOther() {
        run(async(() -> {
            circle(3, 0);
            circle(4, 1);
            await(yieldNow());
            log.add("main ends");
            return done();
        }));
        assertThat(log).containsExactly("main ends");
    }

    @Async
    private static Coroutine<Void> awaitsDeep(int depth) {
        if (depth == 0) {
            await(sleeps());
        } else {
            await(createTask(awaitsDeep(depth - 1)));
        }
        return done();
    }

    @Test
    void longestChainOfTasksIsCancelledFromItsEnd() {
        run(async(() -> {
            Task<Void> task = createTask(awaitsDeep(100_000));
            await(sleep(ofMillis(1)));
            log.add(task.cancel("why"));
            return logsWhy(task);
        }));
        assertThat(log).containsExactly(true, "why");
    }
}
