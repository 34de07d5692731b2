// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages of other libraries, awaited: how each way to end one arrives, and how a cancellation goes back. */
@Timeout(60)
class AwaitedStagesTest {

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    /** Awaits a stage that is completed before, or while, it is awaited. */
    @Async
    private static <T> Coroutine<T> completed(
            CompletionStage<T> stage, CompletableFuture<?> root, Runnable complete, boolean before) {
        if (before) {
            complete.run();
        } else {
            EventLoop.running().callSoon(complete);
        }
        assertThat(root.isDone()).isEqualTo(before);
        return done(await(stage));
    }

    private static <T> T awaited(CompletableFuture<T> root, Runnable complete, boolean before) {
        return run(completed(root, root, complete, before));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorsInACompletionExceptionArriveAsThemselves(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        IOException error = new IOException("inside");
        assertThatThrownBy(
                        () -> awaited(root, () -> root.completeExceptionally(new CompletionException(error)), before))
                .isSameAs(error);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCompletionExceptionWithoutACauseStaysWhatItIs(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        CompletionException error = new CompletionException("bare", null);
        assertThatThrownBy(() -> awaited(root, () -> root.completeExceptionally(error), before))
                .isSameAs(error);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelledStageIsACancellation(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThatThrownBy(() -> awaited(root, () -> root.cancel(true), before))
                .isInstanceOf(CancelledError.class)
                .hasMessage("the awaited CompletionStage was cancelled")
                .hasCauseInstanceOf(CancellationException.class);
    }

    /** One that was done already threw the {@code CancellationException} itself. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dependentOfACancelledStageIsACancellationToo(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThatThrownBy(() -> run(completed(root.thenApply(String::length), root, () -> root.cancel(true), before)))
                .isInstanceOf(CancelledError.class)
                .hasCauseInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void obtrudedValueArrives(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThat(awaited(root, () -> root.obtrudeValue("forced"), before)).isEqualTo("forced");
    }

    @Test
    void whatIsObtrudedAfterTheEndComesTooLate() {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThat(awaited(
                        root,
                        () -> {
                            root.complete("first");
                            root.obtrudeValue("second");
                        },
                        false))
                .as("who waited was told of the first")
                .isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void minimalStageIsAwaited(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThat(run(completed(root.minimalCompletionStage(), root, () -> root.complete("value"), before)))
                .isEqualTo("value");
        CompletableFuture<String> failing = new CompletableFuture<>();
        IOException error = new IOException("minimal");
        assertThatThrownBy(() -> run(completed(
                        failing.minimalCompletionStage(), failing, () -> failing.completeExceptionally(error), before)))
                .isSameAs(error);
    }

    /** What a stage is to a library that hides its class; {@code toCompletableFuture} throws, as its documentation allows. */
    @SuppressWarnings("unchecked")
    private static <T> CompletionStage<T> foreign(CompletableFuture<T> root, Class<?>... interfaces) {
        return (CompletionStage<T>) Proxy.newProxyInstance(
                AwaitedStagesTest.class.getClassLoader(), interfaces, (proxy, method, arguments) -> {
                    if (method.getName().equals("toCompletableFuture")) {
                        throw new UnsupportedOperationException("no interoperation");
                    }
                    try {
                        return method.invoke(root, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stageThatIsNoCompletableFutureIsAwaited(boolean before) {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThat(run(completed(foreign(root, CompletionStage.class), root, () -> root.complete("value"), before)))
                .isEqualTo("value");
        CompletableFuture<String> failing = new CompletableFuture<>();
        IOException error = new IOException("foreign");
        assertThatThrownBy(() -> run(completed(
                        foreign(failing.thenApply(x -> x), CompletionStage.class),
                        failing,
                        () -> failing.completeExceptionally(error),
                        before)))
                .isSameAs(error);
    }

    @Async
    private static Coroutine<Boolean> cancelsItsWaiter(CompletionStage<String> stage) {
        Task<String> task = createTask(async(() -> done(await(stage))));
        await(yieldNow());
        task.cancel();
        try {
            await(task);
            return done(false);
        } catch (CancelledError e) {
            return done(task.isCancelled());
        }
    }

    @Test
    void cancellationReachesAForeignStageThatIsAFuture() {
        CompletableFuture<String> root = new CompletableFuture<>();
        assertThat(run(cancelsItsWaiter(foreign(root, CompletionStage.class, java.util.concurrent.Future.class))))
                .isTrue();
        assertThat(root).isCancelled();
    }

    @Test
    void cancellationOfWhoAwaitsAStageThatCannotBeCancelledEndsTheWait() {
        CompletableFuture<String> hidden = new CompletableFuture<>();
        CompletableFuture<String> minimal = new CompletableFuture<>();
        assertThat(run(cancelsItsWaiter(foreign(hidden, CompletionStage.class))))
                .isTrue();
        assertThat(run(cancelsItsWaiter(minimal.minimalCompletionStage()))).isTrue();
        assertThat(hidden).isNotDone();
        assertThat(minimal).isNotDone();
    }

    @Test
    void stageWithoutACompletableFutureIsNamed() {
        CompletionStage<String> broken = new CompletableFuture<>() {
            @Override
            public CompletableFuture<String> toCompletableFuture() {
                return null;
            }
        };
        assertThatThrownBy(() -> run(async(() -> done(await(broken)))))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining(broken.getClass().getName() + ".toCompletableFuture() answered null");
    }

    @Async
    private static Coroutine<String> completedByOneCancelledByAnother(CompletableFuture<String> stage, CyclicBarrier go)
            throws Exception {
        Task<String> task = createTask(async(() -> done(await(stage))));
        await(yieldNow());
        go.await();
        task.cancel("now");
        try {
            return done(await(task));
        } catch (CancelledError e) {
            assertThat(e).hasMessage("now");
            return done(stage.isCancelled() ? "both cancelled" : "cancelled");
        }
    }

    /** Whoever comes first, the task is cancelled, and the stage has one outcome; nothing hangs, virtual time moves on. */
    @Test
    void stageCompletedAtTheMomentOfTheCancellation() throws Exception {
        CyclicBarrier go = new CyclicBarrier(2);
        List<CompletableFuture<String>> stages = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            stages.add(new CompletableFuture<>());
        }
        Thread other = new Thread(() -> stages.forEach(stage -> {
            try {
                go.await();
            } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                throw new AssertionError(e);
            }
            stage.complete("value");
        }));
        other.start();
        for (CompletableFuture<String> stage : stages) {
            assertThat(run(completedByOneCancelledByAnother(stage, go))).isIn("both cancelled", "cancelled");
            assertThat(stage).isDone();
        }
        other.join();
    }

    @Async
    private static Coroutine<String> completedAsTheTimeIsOver() throws TimeoutException {
        CompletableFuture<String> stage = new CompletableFuture<>();
        EventLoop.running().callSoon(() -> stage.complete("there")); // and in the same turn,
        try (var limit = timeout(Duration.ZERO)) {
            return done(await(stage));
        }
    }

    /** Another thread's completion is on its way to the loop when the time is over. */
    @Test
    void aTimeLimitWaitsForAValueThatIsOnItsWay() throws TimeoutException {
        assertThat(run(completedAsTheTimeIsOver())).isEqualTo("there");
    }

    @Test
    void aTaskOfAClosedLoopIsNotResumed() throws ExecutionException, InterruptedException {
        CompletableFuture<String> stage = new CompletableFuture<>();
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler(context -> {});
        List<String> resumed = new ArrayList<>();
        loop.callSoon(() -> createTask(async(() -> done(resumed.add(await(stage))))));
        loop.callSoon(() -> loop.callSoon(loop::stop));
        loop.runForever();
        loop.close();
        stage.complete("too late");
        assertThat(stage.get()).isEqualTo("too late");
        assertThat(resumed).isEmpty();
    }
}
