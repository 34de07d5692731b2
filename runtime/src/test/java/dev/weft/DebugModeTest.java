// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.parity.Reports;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a loop in debug mode says beyond others. */
@Timeout(60)
class DebugModeTest {

    private static final String SECONDS = " took \\d+\\.\\d{3} seconds";

    private final List<ExceptionContext> told = new ArrayList<>();

    /** The entries that the log gets while {@code main} runs in debug mode with this limit. */
    private static List<String> logged(Duration limit, Coroutine<?> main) {
        try (Reports log = new Reports();
                Runner runner = Runner.builder().debug(true).virtualTime(true).build()) {
            runner.loop().setSlowCallbackDuration(limit);
            runner.run(main);
            return log.entries();
        }
    }

    /** What the handler is told while {@code main} runs in debug mode and is closed. */
    private List<ExceptionContext> reported(Coroutine<?> main) {
        try (Runner runner = Runner.builder().debug(true).virtualTime(true).build()) {
            runner.loop().setSlowCallbackDuration(Duration.ofDays(1));
            runner.loop().setExceptionHandler(context -> told.add(ExceptionContext.of(context)));
            runner.run(main);
        }
        return told;
    }

    /** The line below the one that calls this. */
    private static String here() {
        StackTraceElement caller = new Throwable().getStackTrace()[1];
        return "dev.weft.DebugModeTest." + caller.getMethodName() + "(DebugModeTest.java:"
                + (caller.getLineNumber() + 1) + ")";
    }

    private static List<String> text(List<StackTraceElement> trace) {
        return trace.stream().map(StackTraceElement::toString).toList();
    }

    @Async
    private static Coroutine<Void> hog(Consumer<String> at) {
        at.accept(here());
        await(yieldNow());
        return done();
    }

    /** A callback that says what it is. */
    private record Named(String name) implements Runnable, Consumer<Object> {
        @Override
        public void run() {}

        @Override
        public void accept(Object done) {}

        @Override
        public String toString() {
            return name;
        }
    }

    @Async
    private static Coroutine<Void> everything(Consumer<String> at) {
        EventLoop loop = EventLoop.running();
        loop.callSoon(new Named("soon"));
        loop.callLater(Duration.ofSeconds(1), new Named("later"));
        Task<Void> task = createTask(hog(at), "hog");
        task.addDoneCallback(new Named("told"));
        await(task);
        await(Weft.sleep(Duration.ofSeconds(2)));
        return done();
    }

    @Test
    void whatHoldsTheLoopForLongerThanItMayIsReported() {
        List<String> at = new ArrayList<>();
        List<String> reports = logged(Duration.ZERO, everything(at::add));
        assertThat(reports).anyMatch(text -> text.matches("Executing <Handle soon>" + SECONDS));
        assertThat(reports)
                .anyMatch(text -> text.matches("Executing <TimerHandle when=\\d+ <Handle later>>" + SECONDS));
        assertThat(reports).anyMatch(text -> text.matches("Executing <Task hog finished result=null>" + SECONDS));
        assertThat(reports)
                .as("a done callback is named, and not what calls it")
                .anyMatch(text -> text.matches("Executing <Handle told>" + SECONDS));
        assertThat(reports)
                .as("where the task is now")
                .anyMatch(text -> text.startsWith("Executing <Task hog pending at " + at.get(0) + "> took "));
    }

    @Test
    void nothingIsReportedBelowTheLimit() {
        assertThat(logged(Duration.ofDays(1), everything(at -> {}))).isEmpty();
        assertThat(logged(Duration.ofSeconds(Long.MAX_VALUE), everything(at -> {})))
                .isEmpty();
    }

    @Test
    void outsideDebugModeNothingIsTimed() {
        try (Reports log = new Reports();
                Runner runner = Runner.builder().debug(false).virtualTime(true).build()) {
            runner.loop().setSlowCallbackDuration(Duration.ZERO);
            runner.run(everything(at -> {}));
            assertThat(runner.loop().isDebug()).isFalse();
            assertThat(log.entries()).isEmpty();
        }
    }

    @Async
    private static Coroutine<String> badlyNamed() {
        EventLoop.running().callSoon(new Runnable() {
            @Override
            public void run() {}

            @Override
            public String toString() {
                throw new IllegalStateException("toString");
            }
        });
        await(yieldNow());
        return done("ended");
    }

    /** The loop would have ended with the error. */
    @Test
    void callbackThatCannotBePrintedIsStillRun() {
        assertThat(logged(Duration.ofDays(1), badlyNamed())).isEmpty();
    }

    @Async
    private static Coroutine<Void> dropped() {
        return done();
    }

    private static String dropSome() {
        for (int i = 0; i < 100; i++) {
            dropped().close();
        }
        String line = here();
        dropped();
        return line;
    }

    @Async
    private static Coroutine<String> drops() {
        return done(dropSome());
    }

    /** Others watch the first 64 calls of a method, and few later. */
    @Test
    void everyCoroutineIsWatchedForBeingAwaited() throws InterruptedException {
        try (Reports log = new Reports()) {
            Runner runner = Runner.builder().debug(true).build();
            String line = runner.run(drops());
            runner.close();
            assertThat(log.entries())
                    .anyMatch(report -> report.startsWith("coroutine 'dropped' was never awaited")
                            && report.contains("\tat " + line));
        }
        assertThat(isWatched(dropped())).isFalse();
    }

    private static boolean isWatched(Coroutine<?> coroutine) {
        boolean watched = Stepper.callerOf(coroutine) instanceof Unawaited.Mark;
        coroutine.close();
        return watched;
    }

    @Async
    private static Coroutine<Void> fails(int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        throw new IllegalStateException("x");
    }

    private String madeHere;

    @Async
    private Coroutine<Void> dropsATask() {
        madeHere = here();
        createTask(fails(1), "dropped");
        await(yieldNow());
        await(yieldNow());
        await(yieldNow());
        return done();
    }

    private void tellsWhereItWasMade(Coroutine<?> main, String message) {
        assertThat(reported(main)).singleElement().satisfies(context -> {
            assertThat(context.message()).startsWith(message);
            assertThat(text(context.sourceTraceback())).startsWith(madeHere);
            assertThat(context.sourceTraceback())
                    .noneMatch(element -> element.getClassName().matches("dev\\.weft\\.(Task|Weft|Stepper|EventLoop)"));
        });
    }

    @Test
    void failedTaskThatNobodyTookTellsWhereItWasMade() {
        tellsWhereItWasMade(dropsATask(), "Task exception was never retrieved (dropped)");
    }

    @Async
    private Coroutine<Void> dropsAFuture() {
        madeHere = here();
        Future<Void> future = EventLoop.running().createFuture();
        future.setException(new IllegalStateException("x"));
        return done();
    }

    @Test
    void failedFutureThatNobodyTookTellsWhereItWasMade() {
        tellsWhereItWasMade(dropsAFuture(), "Future exception was never retrieved");
    }

    private static void throwing() {
        throw new IllegalStateException("x");
    }

    @Async
    private Coroutine<Void> callbackThrows() {
        madeHere = here();
        EventLoop.running().callSoon(DebugModeTest::throwing);
        await(yieldNow());
        return done();
    }

    @Test
    void callbackThatThrowsTellsWhereItWasMade() {
        tellsWhereItWasMade(callbackThrows(), "Exception in callback <Handle ");
    }

    @Async
    private Coroutine<Void> timerThrows() {
        madeHere = here();
        EventLoop.running().callLater(Duration.ofSeconds(1), DebugModeTest::throwing);
        await(Weft.sleep(Duration.ofSeconds(2)));
        return done();
    }

    @Test
    void timerThatThrowsTellsWhereItWasMade() {
        tellsWhereItWasMade(timerThrows(), "Exception in callback <TimerHandle ");
    }

    @Async
    private Coroutine<Void> threadsCallbackThrows() {
        EventLoop loop = EventLoop.running();
        await(Weft.toThread(() -> {
            madeHere = here();
            loop.callSoonThreadsafe(DebugModeTest::throwing);
            return null;
        }));
        await(yieldNow());
        return done();
    }

    @Test
    void callbackOfAnotherThreadThatThrowsTellsWhereItWasMade() {
        tellsWhereItWasMade(threadsCallbackThrows(), "Exception in callback <Handle ");
    }

    @Async
    private Coroutine<Void> readerThrows() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.sink().configureBlocking(false);
        Future<Void> written = EventLoop.running().createFuture();
        EventLoop loop = EventLoop.running();
        Runnable callback = () -> {
            loop.removeWriter(pipe.sink());
            written.setResult(null);
            throwing();
        };
        madeHere = here();
        loop.addWriter(pipe.sink(), callback);
        await(written);
        pipe.sink().close();
        pipe.source().close();
        return done();
    }

    @Test
    void writerThatThrowsTellsWhereItWasMade() throws IOException {
        tellsWhereItWasMade(readerThrows(), "Exception in callback <Handle ");
    }

    @Async
    private Coroutine<Void> childFails() {
        TaskOptions eager = TaskOptions.EAGER.withName("eager");
        madeHere = here();
        createTask(fails(1), eager);
        await(yieldNow());
        await(yieldNow());
        return done();
    }

    @Test
    void eagerTaskTellsWhereItWasMade() {
        tellsWhereItWasMade(childFails(), "Task exception was never retrieved (eager)");
    }

    @Test
    void mainTaskAndCallbackOutsideALoopTellWhereTheyWereMade() {
        EventLoop loop = Runner.builder().debug(true).build().loop();
        loop.setExceptionHandler(context -> told.add(ExceptionContext.of(context)));
        madeHere = here();
        loop.callSoon(DebugModeTest::throwing);
        loop.stop();
        loop.runForever();
        loop.close();
        assertThat(told)
                .singleElement()
                .satisfies(
                        context -> assertThat(text(context.sourceTraceback())).startsWith(madeHere));
    }

    @Async
    private Coroutine<Void> leavesOne() {
        madeHere = here();
        createTask(dropsForever(), "pending");
        await(yieldNow());
        EventLoop.running().stop();
        await(yieldNow());
        return done();
    }

    @Async
    private static Coroutine<Void> dropsForever() {
        await(EventLoop.running().createFuture());
        return done();
    }

    @Test
    void taskThatIsPendingWhenTheLoopClosesTellsWhereItWasMade() {
        EventLoop loop = Runner.builder().debug(true).build().loop();
        loop.setExceptionHandler(context -> told.add(ExceptionContext.of(context)));
        createOn(loop);
        loop.close();
        assertThat(told)
                .hasSize(2)
                .allMatch(context -> context.message().equals("Task was destroyed but it is pending!"));
        assertThat(told.get(1).task().name()).isEqualTo("pending");
        assertThat(text(told.get(1).sourceTraceback())).startsWith(madeHere);
        assertThat(told.get(0).task().name()).startsWith("leavesOne-");
    }

    private void createOn(EventLoop loop) {
        loop.callSoon(() -> createTask(leavesOne()));
        loop.runForever();
    }

    @Test
    void withoutDebugModeNothingIsNoted() {
        try (Runner runner = Runner.builder().debug(false).virtualTime(true).build()) {
            runner.loop().setExceptionHandler(context -> told.add(ExceptionContext.of(context)));
            runner.run(dropsATask());
        }
        assertThat(told).singleElement().satisfies(context -> {
            assertThat(context.sourceTraceback()).isNull();
            assertThat(context).doesNotContainKey("source_traceback");
        });
    }

    @Test
    void whoeverIsToldLastIsTheDefault() {
        try (Reports log = new Reports();
                Runner runner = Runner.builder().debug(true).virtualTime(true).build()) {
            runner.loop().setSlowCallbackDuration(Duration.ofDays(1));
            runner.run(dropsATask());
            runner.close();
            assertThat(log.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.lines().toList())
                            .startsWith("Task exception was never retrieved (dropped)")
                            .contains("made at", "\tat " + madeHere)
                            .anyMatch(line -> line.startsWith("future: <Task dropped finished exception="))
                            .contains("java.lang.IllegalStateException: x"));
        }
    }

    @Test
    void underADebuggerItWorksTheSame() {
        System.setProperty(TaskThreads.DEBUGGER, "true");
        try {
            tellsWhereItWasMade(dropsATask(), "Task exception was never retrieved (dropped)");
            assertThat(logged(Duration.ZERO, everything(at -> {})))
                    .anyMatch(text -> text.startsWith("Executing <Task hog finished"));
        } finally {
            System.clearProperty(TaskThreads.DEBUGGER);
        }
    }
}
