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

/** How a task group ends, where CPython 3.14 differs from 3.11, whose traces the parity tests hold. */
@Timeout(60)
class GroupExitTest {

    private final List<Object> log = new ArrayList<>();

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Async
    private Coroutine<Void> fails(String message, int millis) {
        await(sleep(ofMillis(millis)));
        throw new IllegalArgumentException(message);
    }

    @Async
    private Coroutine<Void> cleansUp(int millis) {
        try {
            await(sleep(ofMillis(10_000)));
        } finally {
            await(sleep(ofMillis(millis)));
            log.add("cleaned up");
        }
        return done();
    }

    private void logErrors(ExceptionGroup errors) {
        errors.exceptions().forEach(error -> log.add(error instanceof ExceptionGroup ? "group" : error.getMessage()));
    }

    @Async
    private Coroutine<Void> logsTheNextSuspension() {
        try {
            await(yieldNow());
            log.add("not cancelled");
        } catch (CancelledError e) {
            log.add("cancelled: " + e.getMessage());
        }
        return done();
    }

    /** In 3.11 each such group left the count one higher. */
    @Test
    void childThatFailsWhileTheGroupWaitsLeavesNoCount() {
        run(async(() -> {
            for (int i = 0; i < 3; i++) {
                try (var group = new TaskGroup()) {
                    group.createTask(fails("late", 5));
                } catch (ExceptionGroup errors) {
                    logErrors(errors);
                }
                log.add(currentTask().cancelling());
            }
            return done();
        }));
        assertThat(log).containsExactly("late", 0, "late", 0, "late", 0);
    }

    @Test
    void childThatFailsWhileTheBodyWaitsLeavesNoCount() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                group.createTask(fails("early", 5));
                await(sleep(ofMillis(10_000)));
            } catch (ExceptionGroup errors) {
                logErrors(errors);
            }
            log.add(currentTask().cancelling());
            await(logsTheNextSuspension());
            return done();
        }));
        assertThat(log).containsExactly("early", 0, "not cancelled");
    }

    @Test
    void nestedGroupsThatFailTogetherLeaveNoCount() {
        run(async(() -> {
            try (var outer = new TaskGroup()) {
                outer.createTask(fails("outer", 5));
                try (var inner = new TaskGroup()) {
                    inner.createTask(fails("inner", 5));
                }
            } catch (ExceptionGroup errors) {
                logErrors(errors);
            }
            log.add(currentTask().cancelling());
            await(logsTheNextSuspension());
            return done();
        }));
        assertThat(log).containsExactly("outer", "group", 0, "not cancelled");
    }

    @Async
    private Coroutine<Void> failsWhileItIsCancelled() {
        try (var group = new TaskGroup()) {
            group.createTask(fails("child", 5));
            group.createTask(cleansUp(10));
        } catch (ExceptionGroup errors) {
            logErrors(errors);
        }
        log.add(currentTask().cancelling());
        await(logsTheNextSuspension());
        return done();
    }

    @Test
    void cancellationFromOutsideOfAFailingGroupComesAgainAtTheNextSuspension() {
        run(async(() -> {
            Task<Void> task = createTask(failsWhileItIsCancelled());
            await(sleep(ofMillis(10)));
            task.cancel("outside");
            await(task);
            return done();
        }));
        assertThat(log).containsExactly("cleaned up", "child", 1, "cancelled: outside");
    }

    @Async
    private Coroutine<Void> cancelledInItsBody() {
        try (var group = new TaskGroup()) {
            group.createTask(async(() -> {
                try {
                    await(sleep(ofMillis(10_000)));
                } finally {
                    throw new IllegalArgumentException("cleaning up failed");
                }
            }));
            await(sleep(ofMillis(10_000)));
        } catch (ExceptionGroup errors) {
            logErrors(errors);
        }
        await(logsTheNextSuspension());
        return done();
    }

    @Test
    void cancellationThatMadeAChildFailComesAgainWithItsReason() {
        run(async(() -> {
            Task<Void> task = createTask(cancelledInItsBody());
            await(sleep(ofMillis(10)));
            task.cancel("outside");
            await(task);
            return done();
        }));
        assertThat(log).containsExactly("cleaning up failed", "cancelled: outside");
    }

    @Test
    void undeliveredCancellationKeepsItsReasonWhenTheGroupFails() {
        run(async(() -> {
            try (var group = new TaskGroup()) {
                currentTask().cancel("my own");
                throw new IllegalArgumentException("body of " + group);
            } catch (ExceptionGroup errors) {
                log.add(errors.exceptions().size());
            }
            await(logsTheNextSuspension());
            return done();
        }));
        assertThat(log).containsExactly(1, "cancelled: my own");
    }

    @Async
    private Coroutine<Void> failsInItsBody() {
        try (var group = new TaskGroup()) {
            group.createTask(cleansUp(10));
            await(yieldNow());
            throw new IllegalArgumentException("body");
        } catch (ExceptionGroup errors) {
            logErrors(errors);
        }
        await(logsTheNextSuspension());
        return done();
    }

    /** The body's error was lost: the cancellation left the group in its place. */
    @Test
    void errorOfTheBodyIsNotLostBehindACancellationWhileTheGroupWaits() {
        run(async(() -> {
            Task<Void> task = createTask(failsInItsBody());
            await(sleep(ofMillis(5)));
            task.cancel("outside");
            await(task);
            return done();
        }));
        assertThat(log).containsExactly("cleaned up", "body", "cancelled: outside");
    }

    @Async
    private Coroutine<Void> never() {
        log.add("not reached");
        return done();
    }

    private void logRefusal(TaskGroup group) {
        Coroutine<Void> refused = never();
        try {
            group.createTask(refused);
        } catch (IllegalStateException e) {
            log.add(e.getMessage().replaceFirst(".*> ", "") + " " + refused.state());
        }
    }

    @Test
    void refusedCoroutineIsClosed() {
        run(async(() -> {
            TaskGroup used = null;
            try (var group = new TaskGroup()) {
                used = group;
                group.createTask(async(() -> {
                    try {
                        await(sleep(ofMillis(10_000)));
                    } finally {
                        logRefusal(group);
                    }
                    return done();
                }));
                group.createTask(fails("child", 5));
            } catch (ExceptionGroup errors) {
                logErrors(errors);
            }
            logRefusal(used);
            return done();
        }));
        assertThat(log).containsExactly("is shutting down CLOSED", "child", "is finished CLOSED");
    }

    @Async
    private Coroutine<Void> leftBy(Throwable error, boolean childFails) throws Throwable {
        try (var group = new TaskGroup()) {
            if (childFails) {
                group.createTask(fails("child", 0));
            }
            await(sleep(ofMillis(5)));
            throw error;
        }
    }

    @Async
    private Coroutine<Void> logsHowItIsLeft(Throwable error, boolean childFails) throws Throwable {
        try {
            await(leftBy(error, childFails));
        } catch (ExceptionGroup errors) {
            logErrors(errors);
        } catch (GeneratorExit exit) {
            log.add("exit: " + exit.getMessage());
        }
        return done();
    }

    @Test
    void errorsOfEveryKindLeaveInTheGroup() throws Throwable {
        run(logsHowItIsLeft(new AssertionError("assertion"), false));
        run(logsHowItIsLeft(new StackOverflowError("overflow"), false));
        assertThat(log).containsExactly("assertion", "overflow");
    }

    /** As 3.15: closing a generator whose body is a group must not make an error of the exit. */
    @Test
    void exitOfAGeneratorLeavesAlone() throws Throwable {
        run(logsHowItIsLeft(new GeneratorExit("alone"), false));
        assertThat(log).containsExactly("exit: alone");
    }

    @Async
    private Coroutine<Void> failsAndExits() {
        try (var group = new TaskGroup()) {
            group.createTask(fails("child", 0));
            try {
                await(sleep(ofMillis(10_000)));
            } finally {
                throw new GeneratorExit("with another");
            }
        }
    }

    @Test
    void exitOfAGeneratorBesideAnErrorIsOneOfThem() {
        run(async(() -> {
            try {
                await(failsAndExits());
            } catch (ExceptionGroup errors) {
                logErrors(errors);
            }
            return done();
        }));
        assertThat(log).containsExactly("child", "with another");
    }

    @Async
    private Coroutine<Void> emptyGroup() {
        try (var group = new TaskGroup()) {
            await(sleep(ofMillis(10_000)));
        } finally {
            log.add("left");
        }
        return done();
    }

    @Test
    void coroutineThatIsClosedInsideAGroupEndsQuietly() {
        run(async(() -> {
            Coroutine<Void> byHand = emptyGroup();
            log.add(byHand.send(null) instanceof Future<?>);
            byHand.close();
            log.add(byHand.state());
            return done();
        }));
        assertThat(log).containsExactly(true, "left", Coroutine.State.CLOSED);
    }
}
