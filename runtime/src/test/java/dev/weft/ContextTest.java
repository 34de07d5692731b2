// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What context variables do in Weft beyond what the parity programs pin. */
@Timeout(60)
class ContextTest {

    private final ContextVar<String> var = ContextVar.of("var", "unset");
    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    @AfterEach
    void endThreads() {
        pool.shutdown();
    }

    private String sets(String value) {
        String before = var.get();
        var.set(value);
        return before;
    }

    @Async
    private Coroutine<String> setsInCoroutine(String value) {
        await(yieldNow());
        return done(sets(value));
    }

    @Async
    private Coroutine<Void> carried() {
        var.set("task's");
        var executor = Context.carriedBy(pool);
        assertThat(await(runInExecutor(executor, () -> sets("in the thread")))).isEqualTo("task's");
        assertThat(var.get()).isEqualTo("task's");
        assertThat(await(runInExecutor(pool, () -> var.get()))).isEqualTo("unset");
        var.set("changed");
        assertThat(await(runInExecutor(executor, () -> var.get()))).isEqualTo("changed");
        return done();
    }

    @Test
    void executorThatCarriesTheContext() {
        Weft.run(carried());
    }

    @Test
    void executorCarriesTheContextOfAThreadWithoutALoop() throws Exception {
        var.set("thread's");
        FutureTask<String> read = new FutureTask<>(() -> sets("lost"));
        Context.carriedBy(pool).execute(read);
        assertThat(read.get()).isEqualTo("thread's");
        assertThat(pool.submit(() -> var.get()).get()).isEqualTo("unset");
    }

    @Async
    private Coroutine<Void> inThreads() {
        await(toThread(() -> sets("in the thread")));
        assertThat(await(runInExecutor(null, () -> var.get()))).isEqualTo("unset");
        assertThat(await(toThread(() -> var.get()))).isEqualTo("unset");
        return done();
    }

    @Test
    void toThreadLeavesNothingInTheThread() {
        try (Runner runner = Runner.builder().executor(pool).build()) {
            runner.run(inThreads());
        }
    }

    @Async
    private Coroutine<Void> waitsFor() throws TimeoutException {
        var.set("caller's");
        assertThat(await(waitFor(setsInCoroutine("awaited"), Duration.ofSeconds(1))))
                .isEqualTo("caller's");
        assertThat(var.get()).isEqualTo("awaited");
        Task<String> task = createTask(setsInCoroutine("task's"));
        assertThat(await(waitFor(task, Duration.ofSeconds(1)))).isEqualTo("awaited");
        assertThat(var.get()).isEqualTo("awaited");
        return done();
    }

    /** CPython 3.12's rule; 3.11 made a task. */
    @Test
    void waitForRunsACoroutineInTheCallersContext() throws TimeoutException {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(waitsFor());
        }
    }

    @Async
    private CompletableFuture<String> promised(String value) {
        await(yieldNow());
        return CompletableFuture.completedFuture(sets(value));
    }

    @Async
    private Coroutine<Void> promises() {
        var.set("caller's");
        CompletableFuture<String> stage = promised("stage's");
        var.set("changed");
        assertThat(await(stage)).isEqualTo("caller's");
        assertThat(var.get()).isEqualTo("changed");
        return done();
    }

    @Test
    void methodThatPromisesAStageRunsInACopy() {
        Weft.run(promises());
        var.set("thread's");
        CompletableFuture<String> onBackgroundLoop = promised("stage's");
        var.set("changed");
        assertThat(onBackgroundLoop.join()).isEqualTo("thread's");
        assertThat(var.get()).isEqualTo("changed");
    }

    @Async
    private Coroutine<Void> onOtherLoop(EventLoop other) {
        var.set("this loop's");
        List<String> seen = new ArrayList<>();
        other.callSoon(() -> seen.add(var.get()));
        other.callLater(Duration.ZERO, () -> seen.add(var.get()));
        var.set("changed");
        CompletableFuture<String> result = runThreadsafe(setsInCoroutine("other loop's"), other);
        Future<Void> ended = other.createFuture();
        result.whenComplete((value, error) -> ended.setResult(null));
        await(toThread(() -> other.runUntilComplete(ended)));
        assertThat(seen).containsExactly("this loop's", "this loop's");
        assertThat(result.join()).isEqualTo("changed");
        assertThat(var.get()).isEqualTo("changed");
        return done();
    }

    @Test
    void anotherLoopCapturesTheContextOfTheCaller() {
        EventLoop other = EventLoop.create();
        Weft.run(onOtherLoop(other));
        other.close();
    }

    @Test
    void loopThatDoesNotRunCapturesTheThreadsContext() {
        List<String> seen = new ArrayList<>();
        EventLoop loop = EventLoop.create();
        var.set("thread's");
        loop.callSoon(() -> seen.add(sets("callback's")));
        loop.callSoonThreadsafe(() -> seen.add(sets("callback's")));
        Future<Void> future = loop.createFuture();
        future.addDoneCallback(done -> seen.add(sets("callback's")));
        future.addDoneCallback(done -> loop.stop());
        future.setResult(null);
        var.set("changed");
        loop.runForever();
        assertThat(seen).containsExactly("thread's", "thread's", "thread's");
        assertThat(var.get()).isEqualTo("changed");
        loop.close();
    }

    @Test
    void callGivesBackTheContextAndThrowsWhatItsBodyThrows() throws Exception {
        Context context = Context.copyCurrent();
        var.set("outside");
        assertThatThrownBy(() -> context.call(() -> {
                    var.set("inside");
                    throw new IOException("checked");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("checked");
        assertThat(var.get()).isEqualTo("outside");
        assertThat(context.call(() -> var.get())).isEqualTo("inside");
    }

    @Test
    void contextThatAnotherThreadIsInIsRefused() {
        Context context = Context.copyCurrent();
        context.run(() -> {
            var entering = pool.submit((Runnable) () -> context.run(() -> {}));
            assertThatThrownBy(entering::get)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot enter context: <Context of 0 variables> is already entered");
        });
    }

    @Test
    void whatHasNoValueSaysSo() {
        ContextVar<String> none = ContextVar.of("request");
        assertThatThrownBy(none::get)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("<ContextVar request> has no value in this context");
        assertThatThrownBy(() -> Context.copyCurrent().get(none)).isInstanceOf(NoSuchElementException.class);
        ContextVar.Token token = none.set("1");
        assertThat(token).hasToString("<Token of <ContextVar request>>");
        none.reset(token);
        assertThat(token).hasToString("<Token of <ContextVar request>, used>");
        assertThatThrownBy(() -> var.reset(token))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already been used once");
        ContextVar.Token others = none.set("2");
        assertThatThrownBy(() -> var.reset(others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("created by a different ContextVar");
        assertThatThrownBy(() -> Context.copyCurrent().run(() -> none.reset(others)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("created in a different Context");
        assertThatThrownBy(() -> none.reset(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Async
    private Coroutine<Void> readsOnly() throws TimeoutException {
        List<Context> contexts = new ArrayList<>();
        Task<?> self = currentTask();
        EventLoop loop = EventLoop.running();
        assertThat(var.get()).isEqualTo("unset");
        loop.callSoon(() -> contexts.add(loop.context()));
        Task<Void> child = createTask(readsInChild(contexts));
        await(child);
        await(waitFor(sleep(Duration.ZERO), Duration.ofSeconds(1)));
        await(toThread(() -> var.get()));
        assertThat(contexts).containsExactly(null, null);
        assertThat(child.context).isNull();
        assertThat(self.context).isNull();
        return done();
    }

    @Async
    private Coroutine<Void> readsInChild(List<Context> contexts) {
        assertThat(var.get("other")).isEqualTo("other");
        await(yieldNow());
        contexts.add(currentTask().context);
        return done();
    }

    @Test
    void whoSetsNoVariableHasNoContext() throws TimeoutException {
        EventLoop loop = EventLoop.create();
        loop.runUntilComplete(readsOnly());
        loop.close();
    }

    @Async
    private Coroutine<Void> setsInACallback(List<WeakReference<Object>> set) {
        Future<Void> told = EventLoop.running().createFuture();
        EventLoop.running().callSoon(() -> {
            Object value = new Object();
            set.add(new WeakReference<>(value));
            ContextVar.of("large").set(value);
            told.setResult(null);
        });
        await(told);
        assertThat(await(toThread(() -> isCollected(set.get(0))))).isTrue();
        return done();
    }

    private static boolean isCollected(WeakReference<Object> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }

    @Test
    void loopThatIsIdleKeepsNoContext() {
        Weft.run(setsInACallback(new ArrayList<>()));
    }

    @Async
    private Coroutine<Void> cleansUp(List<String> seen) {
        var.set("of the one left over");
        try {
            await(EventLoop.running().createFuture());
        } finally {
            await(yieldNow());
            seen.add(var.get());
        }
        return done();
    }

    @Async
    private Coroutine<Void> leavesOne(List<String> seen) {
        createTask(cleansUp(seen));
        var.set("main's");
        await(yieldNow());
        return done();
    }

    @Test
    void taskThatIsCancelledAtTheEndCleansUpInItsOwnContext() {
        List<String> seen = new ArrayList<>();
        Weft.run(leavesOne(seen));
        assertThat(seen).containsExactly("of the one left over");
    }

    @Async
    private Coroutine<Void> handlersContexts(List<String> seen) {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(context -> seen.add(var.get()));
        loop.callSoon(() -> {
            var.set("callback's");
            throw new IllegalStateException("callback");
        });
        await(yieldNow());
        return done();
    }

    /** CPython 3.12's rule. */
    @Test
    void exceptionHandlerRunsInTheContextOfTheCallbackThatThrew() {
        List<String> seen = new ArrayList<>();
        Weft.run(handlersContexts(seen));
        assertThat(seen).containsExactly("callback's");
    }
}
