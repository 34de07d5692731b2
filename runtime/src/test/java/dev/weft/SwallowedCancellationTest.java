// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.parity.Reports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Debug mode names a task that keeps a cancellation to itself, and only such. */
class SwallowedCancellationTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Where the await is that keeps the cancellation. */
    private String await;

    private void nextLine() {
        StackTraceElement caller = new Throwable().getStackTrace()[1];
        await = "dev.weft.SwallowedCancellationTest." + caller.getMethodName() + "(SwallowedCancellationTest.java:"
                + (caller.getLineNumber() + 1) + ")";
    }

    private static List<String> logged(boolean debug, Coroutine<?> main) {
        try (Reports log = new Reports();
                Runner runner = Runner.builder().debug(debug).virtualTime(true).build()) {
            runner.loop().setSlowCallbackDuration(Duration.ofDays(1));
            runner.run(main);
            runner.close();
            return log.entries();
        }
    }

    private String report(String task) {
        return "Task " + task + " swallowed a cancellation: it reached the await at " + await
                + " and went no further. Let a CancelledError go on when the cleaning up is done, or call"
                + " Task.uncancel().";
    }

    /** A body for a task. */
    private interface Body {
        Coroutine<?> start() throws Exception;
    }

    /** Runs a task of {@code body}, cancels it after a turn, and waits for its end. */
    @Async
    private static Coroutine<Void> cancelled(Body body) throws Exception {
        Task<?> task = createTask(body.start(), "victim");
        await(yieldNow());
        await(yieldNow());
        task.cancel("no longer wanted");
        await(Weft.wait(List.of(task), ReturnWhen.ALL_COMPLETED));
        try {
            task.result();
        } catch (Exception | CancelledError ended) {
            return done();
        }
        return done();
    }

    private void isReported(Body body) throws Exception {
        assertThat(logged(true, cancelled(body))).containsExactly(report("victim"));
    }

    private static void isNotReported(Body body) throws Exception {
        assertThat(logged(true, cancelled(body))).isEmpty();
    }

    @Async
    private Coroutine<Void> catches() {
        try {
            nextLine();
            await(sleep(LONG));
        } catch (CancelledError e) {
            return done();
        }
        return done();
    }

    @Test
    void caughtAndNotThrownOn() throws Exception {
        isReported(this::catches);
    }

    @Test
    void outsideDebugModeNothingIsSaid() throws Exception {
        assertThat(logged(false, cancelled(this::catches))).isEmpty();
    }

    @Async
    private Coroutine<Void> awaitsOneThatCatches() {
        await(catches());
        await(yieldNow());
        return done();
    }

    @Test
    void caughtByWhatItAwaits() throws Exception {
        isReported(this::awaitsOneThatCatches);
    }

    @Async
    private Coroutine<Void> sleeps() {
        await(sleep(LONG));
        return done();
    }

    @Async
    private Coroutine<Void> catchesAroundACall() {
        try {
            nextLine();
            await(sleeps());
        } catch (Throwable e) {
            await(yieldNow());
        }
        return done();
    }

    @Test
    void caughtOnItsWayOut() throws Exception {
        isReported(this::catchesAroundACall);
    }

    @Async
    @SuppressWarnings("finally")
    private Coroutine<Void> returnsInFinally() {
        try {
            nextLine();
            await(sleep(LONG));
        } finally {
            return done();
        }
    }

    @Test
    void droppedByAFinallyBlock() throws Exception {
        isReported(this::returnsInFinally);
    }

    @Async
    private AsyncGenerator<Integer, Void> catchesAndYields() {
        try {
            nextLine();
            await(sleep(LONG));
        } catch (CancelledError e) {
            AsyncGenerator.yield(1);
        }
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Void> iterates() {
        for (int ignored : await(catchesAndYields())) {
            await(yieldNow());
        }
        return done();
    }

    @Test
    void caughtByAnAsynchronousGenerator() throws Exception {
        isReported(this::iterates);
    }

    @Async
    private Coroutine<Void> cancelledTwice() {
        for (int i = 0; i < 2; i++) {
            try {
                nextLine();
                await(sleep(LONG));
            } catch (CancelledError e) {
                if (i == 0) {
                    currentTask().cancel("once more");
                }
            }
        }
        return done();
    }

    @Test
    void severalAreOneReport() throws Exception {
        isReported(this::cancelledTwice);
    }

    @Async
    private Coroutine<Void> shieldsAndWaits() {
        Task<Void> inner = createTask(turns(5));
        try {
            nextLine();
            await(shield(inner));
        } catch (CancelledError e) {
            await(inner);
        }
        return done();
    }

    @Async
    private Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Test
    void caughtAtAShield() throws Exception {
        isReported(this::shieldsAndWaits);
    }

    @Async
    private Coroutine<Void> swallowsAtTheEnd() {
        createTask(catches(), "left over");
        await(yieldNow());
        return done();
    }

    @Test
    void caughtWhileTheLoopShutsDown() {
        assertThat(logged(true, swallowsAtTheEnd())).containsExactly(report("left over"));
    }

    @Async
    private Coroutine<Void> eager() throws Exception {
        Task<Void> task = createTask(catches(), TaskOptions.EAGER.withName("eager"));
        task.cancel();
        await(task);
        return done();
    }

    @Test
    void caughtByATaskThatWasStartedEagerly() throws Exception {
        assertThat(logged(true, eager())).containsExactly(report("eager"));
    }

    @Test
    void throwsItOn() throws Exception {
        isNotReported(this::sleeps);
    }

    @Async
    private Coroutine<Void> cleansUp() {
        try {
            await(sleep(LONG));
        } finally {
            await(turns(3));
            await(sleep(Duration.ofSeconds(1)));
        }
        return done();
    }

    @Test
    void awaitsInItsCleanUp() throws Exception {
        isNotReported(this::cleansUp);
    }

    @Async
    private Coroutine<Void> cleansUpAndThrows() {
        try {
            await(sleep(LONG));
        } catch (CancelledError e) {
            await(turns(2));
            throw e;
        }
        return done();
    }

    @Test
    void throwsItOnAfterItsCleanUp() throws Exception {
        isNotReported(this::cleansUpAndThrows);
    }

    @Async
    private Coroutine<Void> failsInstead() throws IOException {
        try {
            await(sleep(LONG));
        } catch (CancelledError e) {
            throw new IOException("instead");
        }
        return done();
    }

    @Test
    void failsInstead_whichIsAnErrorOfItsOwn() throws Exception {
        isNotReported(this::failsInstead);
    }

    @Async
    private Coroutine<Void> uncancels() {
        try {
            await(sleep(LONG));
        } catch (CancelledError e) {
            currentTask().uncancel();
        }
        await(yieldNow());
        return done();
    }

    @Test
    void takenBackByUncancel() throws Exception {
        isNotReported(this::uncancels);
    }

    @Async
    private Coroutine<Void> notStarted() {
        Task<Void> task = createTask(catches());
        task.cancel();
        await(Weft.wait(List.of(task), ReturnWhen.ALL_COMPLETED));
        return done();
    }

    @Test
    void cancelledBeforeItStarted() {
        assertThat(logged(true, notStarted())).isEmpty();
    }

    @Async
    private Coroutine<Void> timesOut() throws TimeoutException {
        try (Timeout limit = timeout(Duration.ofSeconds(1))) {
            await(sleeps());
        } catch (TimeoutException e) {
            await(yieldNow());
        }
        try (Timeout outer = timeout(Duration.ofSeconds(2))) {
            try (Timeout inner = timeout(Duration.ofSeconds(1))) {
                await(sleeps());
            } catch (TimeoutException e) {
                await(yieldNow());
            }
        }
        try {
            await(waitFor(sleeps(), Duration.ofSeconds(1)));
        } catch (TimeoutException e) {
            await(yieldNow());
        }
        await(waitFor(catches(), Duration.ofSeconds(1)));
        return done();
    }

    @Test
    void takenBackByTimeouts() throws Exception {
        assertThat(logged(true, timesOut())).isEmpty();
    }

    @Async
    private Coroutine<Void> failing() throws IOException {
        await(yieldNow());
        throw new IOException("child");
    }

    @Async
    private Coroutine<Void> groups() throws IOException {
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(failing());
            await(sleeps());
        } catch (ExceptionGroup e) {
            await(yieldNow());
        }
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(sleeps());
            group.cancel();
            await(sleeps());
        }
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(failing());
            group.createTask(sleeps());
        } catch (ExceptionGroup e) {
            await(yieldNow());
        }
        return done();
    }

    @Test
    void takenBackByTaskGroups() throws Exception {
        assertThat(logged(true, groups())).isEmpty();
    }

    @Async
    private Coroutine<Void> awaitsCancelledOnes() {
        Task<Void> other = createTask(sleeps());
        await(yieldNow());
        other.cancel();
        try {
            await(other);
        } catch (CancelledError e) {
            await(yieldNow());
        }
        try {
            await(other);
        } catch (CancelledError e) {
            await(yieldNow());
        }
        return done();
    }

    @Test
    void awaitsATaskThatSomebodyElseHasCancelled() {
        assertThat(logged(true, awaitsCancelledOnes())).isEmpty();
    }

    @Async
    private Coroutine<Void> awaitsOneThatSwallows() {
        await(awaitsCancelledOnes());
        Task<Void> other = createTask(catches(), "other");
        await(other);
        return done();
    }

    @Async
    private Coroutine<Void> swallowedBelow() {
        Task<Void> task = createTask(awaitsOneThatSwallows());
        await(turns(10));
        task.cancel();
        await(task);
        assertThat(task.cancelling()).isEqualTo(1);
        return done();
    }

    /** Its cancellation was passed on to the task it awaited, and never reached it; another's had, before. */
    @Test
    void awaitsATaskThatSwallowsItForBoth() {
        assertThat(logged(true, swallowedBelow())).containsExactly(report("other"));
    }
}
