// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stages that a loop gives to the outside: cancelled, completed and looked at by whoever has them. */
@Timeout(60)
class PromisedStagesTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> reports = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private EventLoop loop;
    private Thread thread;

    @BeforeEach
    void startLoop() {
        loop = EventLoop.create();
        loop.setExceptionHandler(reports::add);
        thread = new Thread(loop::runForever, "loop");
        thread.start();
    }

    @AfterEach
    void closeLoop() throws InterruptedException {
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.close();
    }

    @Async
    private Coroutine<String> waits(CompletableFuture<String> answer) {
        log.add("started");
        started.complete(null);
        try {
            return done(await(answer));
        } catch (CancelledError e) {
            log.add("cancelled");
            throw e;
        } finally {
            ended.complete(null);
        }
    }

    /** Waits until the loop has run what was given to it. */
    private void turn() {
        CompletableFuture<Void> turned = new CompletableFuture<>();
        loop.callSoonThreadsafe(() -> loop.callSoon(() -> loop.callSoon(() -> turned.complete(null))));
        turned.join();
    }

    @Test
    void cancelledBeforeItStartedRunsNoLine() {
        CompletableFuture<Void> free = new CompletableFuture<>();
        loop.callSoonThreadsafe(free::join); // the loop is busy
        Coroutine<String> coroutine = waits(new CompletableFuture<>());
        CompletableFuture<String> result = runThreadsafe(coroutine, loop);
        assertThat(result.cancel(true)).isTrue();
        free.complete(null);
        turn();
        assertThat(log).isEmpty();
        assertThat(coroutine.state()).isEqualTo(Coroutine.State.CLOSED);
    }

    @Test
    void cancelledWhileItRunsCleansUp() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = runThreadsafe(waits(answer), loop);
        started.join();
        assertThat(result.cancel(true)).isTrue();
        ended.join();
        assertThat(log).containsExactly("started", "cancelled");
        assertThat(answer).as("and so is what it awaits").isCancelled();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelledAfterTheEndIsNothing() {
        CompletableFuture<String> result = runThreadsafe(waits(CompletableFuture.completedFuture("value")), loop);
        assertThat(result.join()).isEqualTo("value");
        assertThat(result.cancel(true)).isFalse();
        turn();
        assertThat(result.join()).isEqualTo("value");
        assertThat(log).containsExactly("started");
    }

    @Test
    void dependentsDoNotCancelTheTask() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = runThreadsafe(waits(answer), loop);
        started.join();
        result.thenApply(String::length).cancel(true);
        answer.complete("value");
        assertThat(result.join()).as("as with any CompletableFuture").isEqualTo("value");
    }

    @Test
    void obtrudedValueLeavesTheTaskAlone() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = runThreadsafe(waits(answer), loop);
        started.join();
        result.obtrudeValue("forced");
        answer.complete("value");
        ended.join();
        turn();
        assertThat(result.join()).isEqualTo("forced");
        assertThat(log).containsExactly("started");
    }

    @Test
    void valueOfSomebodyElseLeavesTheTaskAlone() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = runThreadsafe(waits(answer), loop);
        started.join();
        assertThat(result.complete("forced")).isTrue();
        answer.complete("value");
        ended.join();
        turn();
        assertThat(result.join()).isEqualTo("forced");
    }

    /** It was swallowed. */
    @Test
    void errorThatNobodyIsToldOfIsReported() throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = runThreadsafe(waits(answer), loop);
        started.join();
        result.complete("forced");
        answer.completeExceptionally(new IOException("later"));
        ended.join();
        turn();
        closeLoop();
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat((String) report.get("message")).startsWith("Task exception was never retrieved (waits-");
            assertThat((Throwable) report.get("exception")).hasMessage("later");
        });
        startLoop();
    }

    @Async
    private CompletableFuture<String> promised() {
        log.add("started");
        await(yieldNow());
        return CompletableFuture.completedFuture("value");
    }

    @Async
    private Coroutine<List<Object>> cancelsAtOnce() {
        CompletableFuture<String> promise = promised();
        promise.cancel(true);
        await(yieldNow());
        Task<String> task = createTask(waits(new CompletableFuture<>()));
        CompletableFuture<String> first = task.toCompletableFuture();
        CompletableFuture<String> second = task.toCompletableFuture();
        first.cancel(true);
        await(yieldNow());
        await(yieldNow());
        return done(List.of(log, task.isCancelled(), second.isCancelled()));
    }

    /** On the loop's own thread, a cancellation needs no turn to arrive. */
    @Test
    void cancelledOnTheLoopsThreadBeforeItStartedRunsNoLine() {
        assertThat(runThreadsafe(cancelsAtOnce(), loop).join()).containsExactly(List.of(), true, true);
    }

    @Async
    private CompletionStage<String> follows(CompletableFuture<String> other) {
        started.complete(null);
        await(yieldNow());
        return other;
    }

    @Async
    private Coroutine<Boolean> cancelsWhatItFollows() {
        CompletableFuture<String> other = new CompletableFuture<>();
        CompletableFuture<String> promise = follows(other).toCompletableFuture();
        await(yieldNow());
        await(yieldNow());
        promise.cancel(true);
        return done(other.isCancelled());
    }

    @Test
    void cancellationReachesTheStageThatWasReturned() {
        assertThat(runThreadsafe(cancelsWhatItFollows(), loop).join()).isTrue();
    }

    @Async
    private static CompletableFuture<String> returnsAFailed() {
        await(yieldNow());
        return CompletableFuture.failedFuture(new IOException("returned"));
    }

    @Test
    void aFailedStageThatIsReturnedFailsThePromise() {
        assertThatThrownBy(() -> returnsAFailed().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("returned");
        EventLoop.closeBackground();
    }

    @Async
    private Coroutine<Void> blocksItself() {
        CompletableFuture<String> promise = promised();
        for (Blocking call : List.<Blocking>of(
                CompletableFuture::join, CompletableFuture::get, stage -> stage.get(1, TimeUnit.DAYS))) {
            try {
                call.on(promise);
                log.add("answered");
            } catch (IllegalStateException e) {
                log.add(e.getMessage());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        log.add(await(promise));
        log.add(promise.join());
        return done();
    }

    private interface Blocking {
        Object on(CompletableFuture<?> stage) throws Exception;
    }

    /** It hung, and with it all that the loop runs. */
    @Test
    void theLoopDoesNotBlockOnItself() {
        runThreadsafe(blocksItself(), loop).join();
        String refusal =
                "() would block the loop that is to complete this CompletableFuture; await it in an @Async method";
        assertThat(log)
                .containsExactly("join" + refusal, "get" + refusal, "get" + refusal, "started", "value", "value");
    }

    @Async
    private Coroutine<String> joinsInAThread() {
        CompletableFuture<String> promise = promised();
        return done(await(toThread(promise::join)));
    }

    @Test
    void otherThreadsMayBlockOnIt() {
        assertThat(runThreadsafe(joinsInAThread(), loop).join()).isEqualTo("value");
    }

    /** It stayed incomplete for ever. */
    @Test
    void stageOfAClosedLoopFailsAtOnce() throws InterruptedException {
        Future<String> pending = loop.createFuture();
        Future<String> there = loop.createFuture();
        loop.callSoonThreadsafe(() -> there.setResult("there"));
        turn();
        closeLoop();
        assertThatThrownBy(() -> pending.toCompletableFuture().join()).hasMessageContaining("Event loop is closed");
        assertThat(there.toCompletableFuture().join()).isEqualTo("there");
        startLoop();
    }

    @Test
    void noCoroutineIsRefusedAtOnce() {
        assertThatThrownBy(() -> runThreadsafe(null, loop)).hasMessage("A coroutine object is required");
    }
}
