// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Where CPython 3.14 and Weft's own rules differ from 3.11, whose traces the parity tests hold. */
class WaitForTest {

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    @Async
    private static Coroutine<String> valueAndDeadlineTogether() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        Future<String> future = loop.createFuture();
        loop.callLater(ofMillis(10), () -> future.setResult("value"));
        return done(await(waitFor(future, ofMillis(10))));
    }

    @Test
    void valueThatIsThereIsNotThrownAway() throws TimeoutException {
        assertThat(run(valueAndDeadlineTogether())).isEqualTo("value");
    }

    @Async
    private static Coroutine<Task<?>> whoAmI() {
        await(yieldNow());
        return done(currentTask());
    }

    @Async
    private static Coroutine<Boolean> sameTask() throws TimeoutException {
        return done(await(waitFor(whoAmI(), ofMillis(10))) == currentTask());
    }

    @Test
    void coroutineRunsInTheCallingTask() throws TimeoutException {
        assertThat(run(sameTask())).isTrue();
    }

    @Async
    private static Coroutine<Integer> turnsOf(Awaitable<?> awaited) throws TimeoutException {
        EventLoop loop = EventLoop.running();
        int[] turns = new int[1];
        Runnable[] tick = new Runnable[1];
        tick[0] = () -> {
            turns[0]++;
            loop.callSoon(tick[0]);
        };
        loop.callSoon(tick[0]);
        await(waitFor(awaited, ofMillis(10)));
        int passed = turns[0];
        tick[0] = () -> {};
        return done(passed);
    }

    @Async
    private static Coroutine<List<Integer>> turns() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        Future<Void> done = loop.createFuture();
        done.setResult(null);
        Future<Void> soon = loop.createFuture();
        int none = await(turnsOf(done));
        int noneEither = await(turnsOf(async(() -> done())));
        int one = await(turnsOf(yieldNow()));
        loop.callSoon(() -> soon.setResult(null));
        int two = await(turnsOf(soon));
        return done(List.of(none, noneEither, one, two));
    }

    /** 3.11 takes a turn for its task, and one for what tells of its end. */
    @Test
    void noTurnIsTakenButThoseOfTheAwaited() throws TimeoutException {
        assertThat(run(turns())).containsExactly(0, 0, 1, 1);
    }

    @Async
    private static Coroutine<String> waits() throws TimeoutException {
        return done(await(waitFor(sleep(ofMillis(50), "late"), ofMillis(100))));
    }

    @Async
    private static Coroutine<Boolean> outerCancel() throws TimeoutException {
        Task<String> task = createTask(waits());
        await(sleep(ofMillis(50)));
        task.cancel();
        try {
            await(task);
            return done(false);
        } catch (CancelledError e) {
            return done(task.cancelling() == 1);
        }
    }

    @Test
    void cancellationFromOutsideInTheSameTurnIsNotLost() throws TimeoutException {
        assertThat(run(outerCancel())).isTrue();
    }

    @Async
    private static Coroutine<Integer> afterTimeout() {
        try {
            await(waitFor(sleep(ofMillis(50)), ofMillis(10)));
        } catch (TimeoutException e) {
            return done(currentTask().cancelling());
        }
        return done(-1);
    }

    @Test
    void nothingIsLeftOfTheCancellation() {
        assertThat(run(afterTimeout())).isZero();
    }

    @Async
    private static Coroutine<String> cleaner(List<String> log) {
        try {
            await(sleep(ofMillis(10_000)));
        } finally {
            await(sleep(ofMillis(200)));
            log.add("cleanup ends");
        }
        return done("not reached");
    }

    @Async
    private static Coroutine<String> noTimeAtAll(Task<String> task) {
        try {
            return done(await(waitFor(task, ofMillis(0))));
        } catch (TimeoutException e) {
            return done("went on");
        }
    }

    @Async
    private static Coroutine<List<String>> cancelledWhileCancelling() {
        List<String> log = new ArrayList<>();
        Task<String> cleaning = createTask(cleaner(log));
        await(yieldNow());
        Task<String> outer = createTask(noTimeAtAll(cleaning));
        await(sleep(ofMillis(50)));
        outer.cancel("external");
        try {
            log.add(await(outer));
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        await(sleep(ofMillis(1_000)));
        return done(log);
    }

    /** The outer cancellation went down into the clean-up, and came back as the timeout. */
    @Test
    void cancellationDuringTheCleanUpOfTheAwaitedIsTheWaitersOwn() {
        assertThat(run(cancelledWhileCancelling())).containsExactly("external", "cleanup ends");
    }

    @Async
    private static Coroutine<Void> slowToEnd() {
        try {
            await(sleep(ofMillis(10_000)));
        } finally {
            await(sleep(ofMillis(100)));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> cancelsItsGroup(TaskGroup group) {
        await(sleep(ofMillis(20)));
        group.cancel();
        return done();
    }

    @Async
    private static Coroutine<String> cancelledGroup() {
        await(TaskGroup.run(group -> {
            group.createTask(slowToEnd());
            group.createTask(cancelsItsGroup(group));
            return done();
        }));
        await(yieldNow());
        return done("normal");
    }

    @Async
    private static Coroutine<String> outsideCancel() {
        Task<String> task = createTask(cancelledGroup());
        await(sleep(ofMillis(60)));
        task.cancel("external");
        try {
            return done(await(task));
        } catch (CancelledError e) {
            return done("cancelled");
        }
    }

    /** It vanished: a group that is ending anyway took every cancellation for its own. */
    @Test
    void cancellationFromOutsideOfAGroupThatIsEndingIsNotLost() {
        assertThat(run(outsideCancel())).isEqualTo("cancelled");
    }

    @Async
    private static Coroutine<Void> pingPong(Future<Void>[] ball, int me) {
        while (true) {
            await(ball[me]);
            ball[me] = EventLoop.running().createFuture();
            ball[1 - me].setResultUnlessDone(null);
        }
    }

    @Async
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Coroutine<Boolean> limitedPingPong() {
        Future<Void>[] ball = new Future[] {
            EventLoop.running().<Void>createFuture(), EventLoop.running().<Void>createFuture()
        };
        Task<Void> other = createTask(pingPong(ball, 1));
        ball[0].setResult(null);
        try {
            await(waitFor(pingPong(ball, 0), Duration.ofNanos(1)));
            return done(false);
        } catch (TimeoutException e) {
            other.cancel();
            return done(true);
        }
    }

    @Test
    void taskThatIsWokenInEveryTurnDoesNotEscape() {
        try (Runner runner = Runner.builder().build()) {
            assertThat(runner.run(limitedPingPong())).isTrue();
        }
    }
}
