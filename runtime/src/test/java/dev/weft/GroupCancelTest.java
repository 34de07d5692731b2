// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code TaskGroup.cancel()}, which CPython has from 3.15 on: the group ends early, and without an error. */
@Timeout(60)
class GroupCancelTest {

    private final List<Object> log = new ArrayList<>();

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Async
    private Coroutine<Void> sleeps(String name) {
        log.add(name + " starts");
        try {
            await(sleep(ofMillis(10_000)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> logsTheEnd() {
        log.add("cancelling " + currentTask().cancelling());
        await(yieldNow());
        log.add("free");
        return done();
    }

    @Test
    void beforeAnythingRuns() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(sleeps("unstarted"));
                group.cancel();
                log.add("body goes on");
                await(yieldNow());
                log.add("not reached");
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("body goes on", "cancelling 0", "free");
    }

    @Test
    void bodyThatSuspendsNoMore() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(sleeps("child"));
                await(yieldNow());
                group.cancel();
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("child starts", "child cancelled", "cancelling 0", "free");
    }

    @Test
    void fromAChild() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(sleeps("sibling"));
                group.createTask(async(() -> {
                    await(yieldNow());
                    group.cancel();
                    log.add("child goes on");
                    await(yieldNow());
                    log.add("not reached");
                    return done();
                }));
                await(sleeps("body"));
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log)
                .containsExactly(
                        "body starts",
                        "sibling starts",
                        "child goes on",
                        "sibling cancelled",
                        "body cancelled",
                        "cancelling 0",
                        "free");
    }

    /** It was not a member yet, and so was not cancelled. */
    @Test
    void fromAChildThatStartsEagerly() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                Coroutine<Void> child = async(() -> {
                    group.cancel();
                    await(sleeps("child"));
                    return done();
                });
                group.createTask(child, TaskOptions.EAGER);
                log.add("body goes on");
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("child starts", "body goes on", "child cancelled", "cancelling 0", "free");
    }

    @Test
    void fromAnotherTaskWhileTheGroupWaits() {
        TaskGroup[] box = new TaskGroup[1];
        run(async(() -> {
            Task<Void> other = createTask(async(() -> {
                await(sleep(ofMillis(5)));
                box[0].cancel();
                return done();
            }));
            try (var group = new TaskGroup()) {
                box[0] = group;
                group.createTask(sleeps("child"));
            }
            await(logsTheEnd());
            await(other);
            return done();
        }));
        assertThat(log).containsExactly("child starts", "child cancelled", "cancelling 0", "free");
    }

    @Test
    void twiceIsOnce() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.cancel();
                group.cancel();
                log.add("cancelling " + currentTask().cancelling());
                try {
                    await(yieldNow());
                } catch (CancelledError e) {
                    log.add("interrupted: " + e.getMessage());
                    group.cancel();
                }
                await(yieldNow());
                log.add("body goes on");
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log)
                .containsExactly(
                        "cancelling 1", "interrupted: TaskGroup.cancel", "body goes on", "cancelling 0", "free");
    }

    @Test
    void groupThatIsOverStaysSo() {
        run(async(() -> {
            TaskGroup over = null;
            try (var group = new TaskGroup()) {
                over = group;
                group.createTask(async(() -> done()));
            }
            over.cancel();
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("cancelling 0", "free");
    }

    @Test
    void errorsThatAreThereAlreadyLeave() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(async(() -> {
                    try {
                        await(sleep(ofMillis(10_000)));
                    } catch (CancelledError e) {
                        throw new IllegalArgumentException("cleaning up failed", e);
                    }
                    return done();
                }));
                await(yieldNow());
                group.cancel();
                await(yieldNow());
            } catch (ExceptionGroup errors) {
                errors.exceptions().forEach(error -> log.add(error.getMessage()));
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("cleaning up failed", "cancelling 0", "free");
    }

    @Test
    void groupThatFailsAlreadyIsLeftToIt() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(async(() -> {
                    throw new IllegalArgumentException("child");
                }));
                try {
                    await(sleep(ofMillis(10_000)));
                } finally {
                    group.cancel();
                    log.add("cancelling " + currentTask().cancelling());
                }
            } catch (ExceptionGroup errors) {
                errors.exceptions().forEach(error -> log.add(error.getMessage()));
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("cancelling 1", "child", "cancelling 0", "free");
    }

    @Test
    void errorOfTheBodyLeaves() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(sleeps("child"));
                await(yieldNow());
                group.cancel();
                throw new IllegalArgumentException("body");
            } catch (ExceptionGroup errors) {
                errors.exceptions().forEach(error -> log.add(error.getMessage()));
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("child starts", "child cancelled", "body", "cancelling 0", "free");
    }

    @Test
    void membersAreRefusedFromThenOn() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.cancel();
                Coroutine<Void> refused = sleeps("refused");
                try {
                    group.createTask(refused);
                } catch (IllegalStateException e) {
                    log.add(e.getMessage().contains("is shutting down") + " " + refused.state());
                }
            }
            return done();
        }));
        assertThat(log).containsExactly("true CLOSED");
    }

    @Test
    void onlyTheInnerOfTwo() {
        run(async(() -> {
            try (var outer = new TaskGroup()) {
                outer.createTask(async(() -> {
                    await(sleep(ofMillis(50)));
                    log.add("outer child ends");
                    return done();
                }));
                try (var inner = new TaskGroup()) {
                    inner.createTask(sleeps("inner child"));
                    await(yieldNow());
                    inner.cancel();
                    await(yieldNow());
                    log.add("not reached");
                }
                log.add("inner ends");
            }
            await(logsTheEnd());
            return done();
        }));
        assertThat(log)
                .containsExactly(
                        "inner child starts",
                        "inner child cancelled",
                        "inner ends",
                        "outer child ends",
                        "cancelling 0",
                        "free");
    }

    @Async
    private Coroutine<Void> cancelsItself() {
        try (var group = new TaskGroup()) {
            group.createTask(sleeps("child"));
            await(yieldNow());
            group.cancel();
            await(sleeps("body"));
        }
        log.add("not reached");
        return done();
    }

    @Test
    void cancellationFromOutsideInTheSameTurnLeaves() {
        run(async(() -> {
            Task<Void> task = createTask(cancelsItself());
            await(yieldNow());
            EventLoop.running().callSoon(() -> task.cancel("outside"));
            try {
                await(task);
            } catch (CancelledError e) {
                log.add(task.isCancelled() + " " + task.cancelling());
            }
            return done();
        }));
        assertThat(log).containsExactly("child starts", "body starts", "child cancelled", "body cancelled", "true 1");
    }

    /** The run never ended: it took the end of its body for a suspension. */
    @Test
    void bodyOfARunHasNoResultThen() {
        run(async(() -> {
            Object result = await(TaskGroup.<Object>run(group -> {
                group.createTask(async(() -> {
                    group.cancel();
                    return done();
                }));
                await(sleep(ofMillis(10_000)));
                return done("not reached");
            }));
            log.add("ends with " + result);
            await(logsTheEnd());
            return done();
        }));
        assertThat(log).containsExactly("ends with null", "cancelling 0", "free");
    }

    @Test
    void resultOfARunThatIsThereIsKept() {
        run(async(() -> {
            Object result = await(TaskGroup.<Object>run(group -> {
                group.createTask(sleeps("child"));
                await(yieldNow());
                group.cancel();
                return done("result");
            }));
            log.add(result);
            return done();
        }));
        assertThat(log).containsExactly("child starts", "child cancelled", "result");
    }
}
