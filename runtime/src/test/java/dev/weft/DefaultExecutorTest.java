// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The executor that a loop calls things in: given or its own, and how it ends. */
@Timeout(60)
class DefaultExecutorTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);

    private String blocks() throws InterruptedException {
        started.complete(null);
        release.await();
        log.add("call ended");
        return "value";
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    @Async
    private static Coroutine<List<String>> threadsBeforeAndAfter(Executor executor) {
        String before = await(toThread(DefaultExecutorTest::threadName));
        EventLoop.running().setDefaultExecutor(executor);
        String after = await(toThread(DefaultExecutorTest::threadName));
        return done(List.of(before, after, await(runInExecutor(null, DefaultExecutorTest::threadName))));
    }

    @Test
    void callsGoToTheExecutorThatWasSet() {
        ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "set"));
        assertThat(Weft.run(threadsBeforeAndAfter(own))).containsExactly("weft-worker-1", "set", "set");
        assertThat(own.isShutdown()).as("it is its giver's").isFalse();
        own.shutdown();
    }

    @Test
    void noExecutorIsRefused() {
        EventLoop loop = EventLoop.create();
        assertThatThrownBy(() -> loop.setDefaultExecutor(null)).hasMessage("executor");
        loop.close();
    }

    @Async
    private Coroutine<Void> leavesACallIn(Executor executor) {
        EventLoop.running().setDefaultExecutor(executor);
        runInExecutor(null, this::blocks);
        EventLoop.running().callSoon(release::countDown);
        return done();
    }

    @Test
    void closingWaitsForCallsInAGivenExecutorToo() {
        ExecutorService own = Executors.newSingleThreadExecutor();
        Weft.run(leavesACallIn(own));
        assertThat(log).containsExactly("call ended");
        own.shutdown();
    }

    @Async
    private static Coroutine<String> callsWhatIsRejected() {
        EventLoop.running().setDefaultExecutor(task -> {
            throw new RejectedExecutionException("full");
        });
        try {
            return done(await(toThread(DefaultExecutorTest::threadName)));
        } catch (RejectedExecutionException e) {
            return done(e.getMessage());
        }
    }

    @Test
    void closingDoesNotWaitForWhatWasRejected() {
        try (Runner runner = Runner.builder().shutdownLimit(null).build()) {
            assertThat(runner.run(callsWhatIsRejected())).isEqualTo("full");
        }
    }

    @Async
    private static Coroutine<Void> callsWhatNeverRuns() {
        EventLoop.running().setDefaultExecutor(task -> {});
        createTask(async(() -> done(await(toThread(DefaultExecutorTest::threadName)))));
        await(yieldNow());
        return done();
    }

    /** Closing cancels the task, and with it the call. */
    @Test
    void closingDoesNotWaitForWhatWasCancelledBeforeItRan() {
        try (Runner runner = Runner.builder().shutdownLimit(null).build()) {
            runner.run(callsWhatNeverRuns());
        }
    }

    @Async
    private Coroutine<Void> shutsDown() {
        EventLoop loop = EventLoop.running();
        Awaitable<String> running = runInExecutor(null, this::blocks);
        await(started);
        Coroutine<Void> shutdown = loop.shutdownDefaultExecutor(null);
        log.add("before it is awaited: " + await(toThread(() -> "still open")));
        Task<Void> shuttingDown = createTask(shutdown);
        await(yieldNow());
        log.add("waits: " + !shuttingDown.isDone());
        refused(() -> runInExecutor(null, this::blocks));
        try {
            await(toThread(this::blocks));
        } catch (IllegalStateException e) {
            log.add(e.getMessage());
        }
        log.add("elsewhere: " + await(runInExecutor(Runnable::run, () -> "open")));
        release.countDown();
        await(shuttingDown);
        log.add(await(running));
        await(loop.shutdownDefaultExecutor(Duration.ZERO));
        return done();
    }

    private void refused(Runnable act) {
        try {
            act.run();
            log.add("allowed");
        } catch (IllegalStateException e) {
            log.add(e.getMessage());
        }
    }

    @Test
    void shutdownWaitsForCallsAndRefusesNewOnes() {
        Weft.run(shutsDown());
        assertThat(log)
                .containsExactly(
                        "before it is awaited: still open",
                        "waits: true",
                        "Executor shutdown has been called",
                        "Executor shutdown has been called",
                        "elsewhere: open",
                        "call ended",
                        "value");
    }

    @Async
    private Coroutine<Void> cancelsAShutdown() {
        Awaitable<String> running = runInExecutor(null, this::blocks);
        await(started);
        Task<Void> shuttingDown = createTask(EventLoop.running().shutdownDefaultExecutor(null));
        await(yieldNow());
        shuttingDown.cancel();
        try {
            await(shuttingDown);
        } catch (CancelledError e) {
            log.add("cancelled");
        }
        refused(() -> runInExecutor(null, this::blocks));
        release.countDown();
        log.add(await(running));
        return done();
    }

    /** CPython 3.11 blocks the loop here; later versions don't. */
    @Test
    void shutdownThatIsCancelledLeavesTheCallsAlone() {
        Weft.run(cancelsAShutdown());
        assertThat(log).containsExactly("cancelled", "Executor shutdown has been called", "call ended", "value");
    }

    @Async
    private Coroutine<Void> shutsDownInVain() {
        runInExecutor(null, this::blocks);
        await(started);
        await(EventLoop.running().shutdownDefaultExecutor(Duration.ofMillis(1)));
        log.add("went on");
        release.countDown();
        return done();
    }

    /** Virtual time would stand still while the call runs: the limit is one of real time. */
    @Test
    void shutdownGoesOnWhenTheTimeIsOver() {
        String warning = warningsOf(() -> {
            try (Runner runner = Runner.builder().virtualTime(true).build()) {
                runner.run(shutsDownInVain());
            }
        });
        assertThat(log).as("and closing waits again").containsExactly("went on", "call ended");
        assertThat(warning)
                .contains("The executor did not finish joining its threads within 0.001 seconds. Still there:")
                .contains("\tweft-worker-1 at " + DefaultExecutorTest.class.getName()
                        + ".blocks(DefaultExecutorTest.java:");
    }

    @Async
    private Coroutine<Void> leavesACall() {
        runInExecutor(null, this::blocks);
        await(started);
        return done();
    }

    @Test
    void closingGoesOnWhenTheTimeIsOver() {
        String warning = warningsOf(() -> {
            Runner runner = Runner.builder()
                    .name("mill")
                    .shutdownLimit(Duration.ofMillis(2))
                    .build();
            runner.run(leavesACall());
            runner.close();
            assertThat(log).isEmpty();
            release.countDown();
        });
        assertThat(warning).contains("within 0.002 seconds").contains("\tmill-worker-1 at ");
    }

    private static String warningsOf(Runnable act) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            act.run();
        } finally {
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** A result that comes at the very end still comes. */
    @Test
    void closingDeliversTheLastResults() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 500; i++) {
            Runner runner = Runner.builder().build();
            CompletableFuture<String> last = runner.run(async(() -> {
                await(yieldNow());
                Future<String> call = (Future<String>) runInExecutor(null, () -> "last");
                return done(call.toCompletableFuture());
            }));
            runner.close();
            assertThat(last.get()).isEqualTo("last");
        }
    }
}
