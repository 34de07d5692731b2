// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.parity.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing fails silently, and nothing is reported twice. */
class ReportsTest {

    private final List<Map<String, Object>> reports = new ArrayList<>();

    @Async
    private static Coroutine<Void> fails(String message) {
        throw new IllegalStateException(message);
    }

    @Async
    private Coroutine<Void> dropsAFailure() {
        EventLoop.running().setExceptionHandler(reports::add);
        createTask(fails("dropped"), "background");
        Task<Void> taken = createTask(fails("taken"));
        await(yieldNow());
        await(yieldNow());
        assertThat(taken.exception()).hasMessage("taken");
        return done();
    }

    @Test
    void failureThatNobodyTookIsReportedWhenTheLoopCloses() {
        Weft.run(dropsAFailure());
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message")).isEqualTo("Task exception was never retrieved (background)");
            assertThat((Throwable) report.get("exception")).hasMessage("dropped");
            assertThat(report).containsKey("future");
        });
    }

    @Async
    private Coroutine<Void> callbackThrows() {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(reports::add);
        loop.callSoon(() -> {
            throw new IllegalArgumentException("callback");
        });
        await(yieldNow());
        await(yieldNow());
        return done();
    }

    @Test
    void callbackThatThrowsIsReportedAndTheLoopGoesOn() {
        Weft.run(callbackThrows());
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat((String) report.get("message")).startsWith("Exception in callback <Handle");
            assertThat((Throwable) report.get("exception")).hasMessage("callback");
            assertThat(report.get("handle")).isInstanceOf(Handle.class);
        });
    }

    @Async
    private Coroutine<Void> leavesATask() {
        EventLoop.running().setExceptionHandler(reports::add);
        createTask(failsWhenCancelled());
        await(yieldNow());
        return done();
    }

    @Async
    private static Coroutine<Void> failsWhenCancelled() {
        try {
            await(EventLoop.running().createFuture());
            return done();
        } finally {
            await(yieldNow());
            createTask(fails("made during shutdown"));
        }
    }

    @Test
    void tasksMadeDuringShutdownEndTheirTurn() {
        Weft.run(leavesATask());
        assertThat(reports)
                .extracting(report -> report.get("exception").toString())
                .allMatch(text -> text.contains("made during shutdown"));
    }

    @Async
    private static Coroutine<Boolean> foreign(Future<Void> other) {
        try {
            await(other);
            return done(false);
        } catch (IllegalStateException e) {
            return done(e.getMessage().contains("attached to a different loop"));
        }
    }

    @Test
    void futureOfAnotherLoopIsRefusedAtItsAwait() {
        EventLoop other = EventLoop.create();
        assertThat(Weft.run(foreign(other.createFuture()))).isTrue();
        other.close();
    }

    /** Neither it nor its text can be had. */
    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static void throwsUnspeakable() {
        throw new Unspeakable();
    }

    @Async
    private static Coroutine<String> unspeakable() {
        EventLoop loop = EventLoop.running();
        loop.callSoon(new Runnable() {
            @Override
            public void run() {
                throwsUnspeakable();
            }

            @Override
            public String toString() {
                throw new IllegalStateException("no name");
            }
        });
        await(yieldNow());
        loop.callSoon(ReportsTest::throwsUnspeakable);
        await(yieldNow());
        return done("the loop goes on");
    }

    /** Either had ended the loop. */
    @Test
    void whatCannotBePrintedIsReportedByItsClass() {
        try (Reports log = new Reports()) {
            assertThat(Weft.run(unspeakable())).isEqualTo("the loop goes on");
            assertThat(log.taken())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith("Exception in callback <Handle dev.weft.ReportsTest$")
                                    .endsWith(", whose toString throws java.lang.IllegalStateException>"),
                            second -> assertThat(second)
                                    .startsWith("Exception in callback <Handle dev.weft.ReportsTest$"));
        }
    }

    @Test
    void futureOfWhatCannotBePrintedCan() {
        EventLoop loop = EventLoop.create();
        Future<Object> future = loop.createFuture();
        future.setResult(new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no name");
            }
        });
        assertThat(future.toString())
                .startsWith("<Future finished result=dev.weft.ReportsTest$")
                .endsWith(", whose toString throws java.lang.IllegalStateException>");
        loop.close();
    }

    @Async
    private Coroutine<Void> forgetsACoroutine() {
        EventLoop.running().setExceptionHandler(reports::add);
        var forgotten = fails("never");
        fails("closed").close();
        assertThat(forgotten.state()).isEqualTo(Coroutine.State.CREATED);
        return done();
    }

    @Test
    void coroutineThatNobodyAwaitedIsReportedWhenADebuggedLoopCloses() {
        try (Runner runner = Runner.builder().debug(true).build()) {
            runner.run(forgetsACoroutine());
            assertThat(reports).isEmpty();
        }
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message")).isEqualTo("coroutine 'fails' was never awaited");
            assertThat(ExceptionContext.of(report).sourceTraceback().get(0).getMethodName())
                    .isEqualTo("forgetsACoroutine");
        });
    }
}
