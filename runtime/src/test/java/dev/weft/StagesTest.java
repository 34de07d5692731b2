// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** {@code CompletionStage} in both directions, with errors and cancellation. */
class StagesTest {

    @Test
    void awaitsAStageThatAnotherThreadCompletes() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread other = new Thread(() -> stage.complete("value"));
        assertThat(Weft.run(startThenAwait(other, stage))).isEqualTo("value");
    }

    @Async
    private static Coroutine<String> startThenAwait(Thread other, CompletionStage<String> stage) {
        EventLoop.running().callSoon(other::start);
        return done(await(stage));
    }

    @Test
    void errorsArriveUnwrapped() {
        CompletableFuture<String> failed = CompletableFuture.supplyAsync(() -> "x")
                .thenApply(x -> {
                    throw new IllegalArgumentException("stage " + x);
                });
        assertThatThrownBy(() -> Weft.run(plain(failed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage x");
        CompletableFuture<String> doneAlready = CompletableFuture.failedFuture(new IOException("ready"));
        assertThatThrownBy(() -> Weft.run(plain(doneAlready)))
                .isInstanceOf(IOException.class)
                .hasMessage("ready");
    }

    @Async
    private static Coroutine<String> plain(CompletionStage<String> stage) {
        return done(await(stage));
    }

    @Test
    void cancellingTheTaskCancelsTheStage() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        assertThat(Weft.run(cancelled(stage))).isTrue();
        assertThat(stage).isCancelled();
    }

    @Async
    private static Coroutine<Boolean> cancelled(CompletionStage<String> stage) {
        Task<String> task = createTask(plain(stage));
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
    void cancelledStageIsACancelledError() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        stage.cancel(true);
        assertThatThrownBy(() -> Weft.run(plain(stage))).isInstanceOf(CancelledError.class);
    }

    @Async
    private static CompletableFuture<Integer> promised(int n) throws IOException {
        await(yieldNow());
        if (n < 0) {
            throw new IOException("negative");
        }
        return CompletableFuture.completedFuture(n + 1);
    }

    @Test
    void promisesStartAtOnceWhereNoLoopRuns() throws InterruptedException, ExecutionException, IOException {
        assertThat(promised(1).get()).isEqualTo(2);
        assertThatThrownBy(() -> promised(-1).get()).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void promisesRunOnTheRunningLoop() throws IOException {
        assertThat(Weft.run(twoPromises())).isEqualTo(7);
    }

    @Async
    private static Coroutine<Integer> twoPromises() throws IOException {
        CompletableFuture<Integer> first = promised(1);
        CompletableFuture<Integer> second = promised(4);
        return done(await(first) + await(second));
    }

    @Async
    private static CompletionStage<Integer> follows(CompletableFuture<Integer> other) {
        await(yieldNow());
        return other.thenApply(x -> x * 10);
    }

    @Test
    void returnedStageIsFollowed() throws InterruptedException, ExecutionException {
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<Integer> result = follows(other).toCompletableFuture();
        other.complete(5);
        assertThat(result.get()).isEqualTo(50);
    }

    @Test
    void toCompletableFutureCancelsBothWays() {
        Weft.run(both());
    }

    @Async
    private static Coroutine<Void> both() {
        Future<String> future = EventLoop.running().createFuture();
        CompletableFuture<String> stage = future.toCompletableFuture();
        stage.cancel(true);
        await(yieldNow());
        await(yieldNow());
        assertThat(future.isCancelled()).isTrue();

        Future<String> second = EventLoop.running().createFuture();
        CompletableFuture<String> secondStage = second.toCompletableFuture();
        second.cancel("why");
        await(yieldNow());
        assertThat(secondStage).isCancelled();
        return done();
    }

    @Test
    void runThreadsafeCancelsTheTask() throws InterruptedException {
        EventLoop loop = EventLoop.create();
        Thread thread = new Thread(loop::runForever);
        thread.start();
        CompletableFuture<Boolean> cleanedUp = new CompletableFuture<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> running = Weft.runThreadsafe(forever(started, cleanedUp), loop);
        started.join();
        running.cancel(true);
        assertThat(cleanedUp.join()).isTrue();
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.close();
    }

    @Async
    private static Coroutine<Void> forever(CompletableFuture<Void> started, CompletableFuture<Boolean> cleanedUp) {
        try {
            started.complete(null);
            await(EventLoop.running().createFuture());
            return done();
        } catch (CancelledError e) {
            cleanedUp.complete(true);
            throw e;
        }
    }
}
