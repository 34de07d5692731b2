// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A deadline, a value and a cancellation in one turn. asyncio loses the value, or has lost the cancellation, depending on the
 * version; here a value that is there is taken, and a cancellation is never lost.
 */
@Timeout(60)
class TimeoutRacesTest {

    /** When the value comes, and when the time is over; whichever is set first comes first. */
    private static final Duration TOGETHER = ofMillis(10);

    private final List<Object> log = new ArrayList<>();

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    /** A future that is set together with the deadlines that are set after this call. */
    private static Future<String> value() {
        EventLoop loop = EventLoop.running();
        Future<String> future = loop.createFuture();
        loop.callLater(TOGETHER, () -> future.setResultUnlessDone("value"));
        return future;
    }

    @Async
    private static <T> Coroutine<T> passesOn(Awaitable<T> awaited) {
        return done(await(awaited));
    }

    @Async
    private Coroutine<Void> logsWaitFor(Awaitable<?> awaited) {
        try {
            log.add(await(waitFor(awaited, TOGETHER)));
        } catch (TimeoutException e) {
            log.add("timed out");
        }
        log.add(currentTask().cancelling());
        return done();
    }

    @Test
    void valueOfAFuture() {
        run(async(() -> logsWaitFor(value())));
        assertThat(log).containsExactly("value", 0);
    }

    @Test
    void valueThroughATask() {
        run(async(() -> logsWaitFor(createTask(passesOn(value())))));
        assertThat(log).containsExactly("value", 0);
    }

    @Test
    void valueThroughThreeTasks() {
        run(async(() -> logsWaitFor(createTask(passesOn(createTask(passesOn(createTask(passesOn(value())))))))));
        assertThat(log).containsExactly("value", 0);
    }

    @Test
    void valuesThroughAGather() {
        run(async(() -> logsWaitFor(gather(value(), value()))));
        assertThat(log).containsExactly(List.of("value", "value"), 0);
    }

    @Test
    void valuesThroughTasksOfAGather() {
        run(async(() -> logsWaitFor(gather(passesOn(value()), passesOn(gather(passesOn(value())))))));
        assertThat(log).containsExactly(List.of("value", List.of("value")), 0);
    }

    @Test
    void valueThroughAShield() {
        run(async(() -> logsWaitFor(shield(passesOn(value())))));
        assertThat(log).containsExactly("value", 0);
    }

    @Test
    void outcomesOfWhichOneIsACancellation() {
        run(async(() -> {
            Future<String> cancelled = EventLoop.running().createFuture();
            Future<List<Outcome<String>>> both = gatherOutcomes(value(), cancelled);
            cancelled.cancel();
            try {
                List<Outcome<String>> outcomes = await(waitFor(both, TOGETHER));
                log.add(outcomes.get(0));
                log.add(outcomes.get(1) instanceof Outcome.Cancelled<String>);
            } catch (TimeoutException e) {
                log.add("timed out");
            }
            return done();
        }));
        assertThat(log).containsExactly(new Outcome.Success<>("value"), true);
    }

    @Test
    void errorIsAsGoodAsAValue() {
        run(async(() -> {
            Future<String> future = EventLoop.running().createFuture();
            EventLoop.running()
                    .callLater(TOGETHER, () -> future.setException(new IllegalArgumentException("the error")));
            try {
                await(logsWaitFor(createTask(passesOn(future))));
            } catch (IllegalArgumentException e) {
                log.add(e.getMessage());
            }
            return done();
        }));
        assertThat(log).containsExactly("the error");
    }

    @Async
    private Coroutine<Void> takesTwo(Future<String> first, Future<String> second) throws TimeoutException {
        try (var limit = timeout(TOGETHER)) {
            log.add(await(first));
            log.add(limit.expired());
            log.add(await(second));
        }
        return done();
    }

    @Test
    void valueIsTakenAndTheNextWaitIsCutShort() {
        run(async(() -> {
            Future<String> never = EventLoop.running().createFuture();
            try {
                await(takesTwo(value(), never));
            } catch (TimeoutException e) {
                log.add("timed out " + never.isCancelled() + " " + currentTask().cancelling());
            }
            return done();
        }));
        assertThat(log).containsExactly("value", false, "timed out true 0");
    }

    @Test
    void bodyThatIsOverWithTheValueIsInTime() {
        run(async(() -> {
            Future<String> value = value();
            try (var limit = timeout(TOGETHER)) {
                log.add(await(value));
                log.add(limit.when() == EventLoop.running().time());
            }
            await(yieldNow());
            log.add(currentTask().cancelling());
            return done();
        }));
        assertThat(log).containsExactly("value", true, 0);
    }

    @Test
    void taskThatTakesTheValueAndWaitsOnIsCutShort() {
        run(async(() -> {
            Future<String> value = value();
            Coroutine<String> two = async(() -> {
                log.add(await(value));
                await(sleep(ofMillis(10_000)));
                return done("not reached");
            });
            return logsWaitFor(createTask(two));
        }));
        assertThat(log).containsExactly("value", "timed out", 0);
    }

    @Test
    void deadlineBeforeTheValueIsATimeout() {
        run(async(() -> {
            Future<String>[] late = futures();
            try (var limit = timeout(TOGETHER)) {
                late[0] = value();
                await(late[0]);
                log.add("not reached " + limit);
            } catch (TimeoutException e) {
                log.add("timed out");
            }
            await(sleep(TOGETHER));
            log.add(late[0].isCancelled());
            return done();
        }));
        assertThat(log).containsExactly("timed out", true);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Future<String>[] futures() {
        return new Future[1];
    }

    @Async
    private Coroutine<Void> cancelledTogether(boolean first, boolean afterTheDeadline, boolean swallow) {
        Task<?>[] victim = new Task<?>[1];
        EventLoop loop = EventLoop.running();
        Runnable cancel = () -> victim[0].cancel("outside");
        if (first) {
            loop.callLater(TOGETHER, cancel);
        }
        Future<String> value = value();
        if (!first && !afterTheDeadline) {
            loop.callLater(TOGETHER, cancel);
        }
        victim[0] = createTask(async(() -> {
            try (var limit = timeout(TOGETHER)) {
                if (afterTheDeadline) {
                    loop.callLater(TOGETHER, cancel);
                }
                try {
                    log.add(await(value));
                } catch (CancelledError e) {
                    log.add(e.getMessage());
                    if (!swallow) {
                        throw e;
                    }
                }
                await(sleep(ofMillis(10_000)));
                log.add("not reached " + limit);
            } catch (TimeoutException e) {
                log.add("timed out");
            }
            return done();
        }));
        await(Weft.wait(List.of(victim[0]), ReturnWhen.ALL_COMPLETED));
        log.add(victim[0].isCancelled() + " " + victim[0].cancelling());
        return done();
    }

    @Test
    void cancellationBeforeTheValueIsNotLost() {
        run(async(() -> cancelledTogether(true, false, false)));
        assertThat(log).containsExactly("outside", "true 1");
    }

    @Test
    void cancellationBetweenTheValueAndTheDeadlineIsNotLost() {
        run(async(() -> cancelledTogether(false, false, false)));
        assertThat(log).containsExactly("outside", "true 1");
    }

    @Test
    void cancellationAfterTheDeadlineIsNotLost() {
        run(async(() -> cancelledTogether(false, true, false)));
        assertThat(log).containsExactly("outside", "true 1");
    }

    /** Not put off: what the task wakes up to is no value. It would have been cancelled twice. */
    @Test
    void cancellationThatIsSwallowedIsTheDeadlinesToo() {
        run(async(() -> {
            Task<?>[] victim = new Task<?>[1];
            EventLoop.running().callLater(TOGETHER, () -> victim[0].cancel("outside"));
            victim[0] = createTask(async(() -> {
                try (var limit = timeout(TOGETHER)) {
                    try {
                        await(sleep(ofMillis(10_000)));
                    } catch (CancelledError e) {
                        log.add(e.getMessage() + " " + limit.expired());
                    }
                    await(yieldNow());
                    log.add("goes on");
                }
                return done();
            }));
            await(victim[0]);
            log.add(victim[0].cancelling());
            return done();
        }));
        assertThat(log).containsExactly("outside true", "goes on", 1);
    }

    @Test
    void movedDeadlineWaitsForAValueAgain() {
        run(async(() -> {
            EventLoop loop = EventLoop.running();
            Future<String> first = value();
            Future<String> second = loop.createFuture();
            try (var limit = timeout(TOGETHER)) {
                log.add(await(first));
                loop.callLater(TOGETHER, () -> second.setResult("second value"));
                limit.reschedule(TOGETHER);
                log.add(await(second));
            } catch (TimeoutException e) {
                log.add("timed out");
            }
            return done();
        }));
        assertThat(log).containsExactly("value", "second value");
    }

    @Async
    private static Coroutine<Void> awaits(Task<?>[] other) {
        await(other[0]);
        return done();
    }

    @Test
    void tasksThatAwaitEachOtherTimeOut() {
        run(async(() -> {
            Task<?>[] first = new Task<?>[1];
            Task<?> second = createTask(awaits(first));
            first[0] = createTask(awaits(new Task<?>[] {second}));
            return logsWaitFor(second);
        }));
        assertThat(log).containsExactly("timed out", 0);
    }
}
