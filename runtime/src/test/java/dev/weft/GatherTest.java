// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gathers of futures that are done: CPython 3.12 and later end them at once, 3.11 a turn later. */
@Timeout(60)
class GatherTest {

    private static void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    private static Future<String> future(String result) {
        Future<String> future = EventLoop.running().createFuture();
        future.setResult(result);
        return future;
    }

    private static Future<String> failed(String message) {
        Future<String> future = EventLoop.running().createFuture();
        future.setException(new IllegalArgumentException(message));
        return future;
    }

    private static Future<String> cancelled() {
        Future<String> future = EventLoop.running().createFuture();
        future.cancel("why");
        return future;
    }

    @Test
    void allDone() {
        run(async(() -> {
            Task<String> task = createTask(async(() -> done("task")));
            await(task);
            Future<List<String>> gathered = gather(future("a"), task, future("b"));
            assertThat(gathered.isDone()).isTrue();
            assertThat(gathered.result()).containsExactly("a", "task", "b");
            return done();
        }));
    }

    @Test
    void oneFailed() {
        run(async(() -> {
            Future<String> pending = EventLoop.running().createFuture();
            Future<List<String>> gathered = gather(pending, failed("first"), failed("second"));
            assertThat(gathered.isDone()).isTrue();
            assertThat(gathered.exception()).hasMessage("first");
            assertThat(pending.isDone()).isFalse();
            return done();
        }));
    }

    @Test
    void oneCancelled() {
        run(async(() -> {
            Future<List<String>> gathered = gather(future("a"), cancelled());
            assertThat(gathered.isDone()).isTrue();
            assertThat(gathered.isCancelled()).isFalse();
            assertThat(gathered.exception()).isInstanceOf(CancelledError.class).hasMessage("why");
            return done();
        }));
    }

    @Test
    void outcomes() {
        run(async(() -> {
            Future<List<Outcome<String>>> gathered = gatherOutcomes(future("a"), failed("b"), cancelled());
            assertThat(gathered.isDone()).isTrue();
            assertThat(gathered.result())
                    .hasExactlyElementsOfTypes(Outcome.Success.class, Outcome.Failure.class, Outcome.Cancelled.class);
            return done();
        }));
    }

    @Test
    void onePendingTakesItsTime() {
        run(async(() -> {
            Future<String> pending = EventLoop.running().createFuture();
            Future<List<String>> gathered = gather(future("a"), pending);
            await(yieldNow());
            assertThat(gathered.isDone()).isFalse();
            pending.setResult("b");
            assertThat(gathered.isDone()).isFalse();
            await(yieldNow());
            assertThat(gathered.result()).containsExactly("a", "b");
            return done();
        }));
    }

    @Test
    void awaitingWhatIsGatheredAlreadyTakesNoTurn() {
        run(async(() -> {
            int[] turns = new int[1];
            EventLoop.running().callSoon(() -> turns[0]++);
            assertThat(await(gather(future("a"), future("b")))).containsExactly("a", "b");
            assertThat(turns[0]).isZero();
            return done();
        }));
    }

    @Test
    void nothingIsReportedOfWhatTheFirstErrorOvertook() {
        List<Map<String, Object>> reports = new ArrayList<>();
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.loop().setExceptionHandler(reports::add);
            runner.run(async(() -> {
                assertThatThrownBy(
                                () -> gather(failed("first"), failed("second")).result())
                        .hasMessage("first");
                return done();
            }));
        }
        assertThat(reports).isEmpty();
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalArgumentException("failed");
    }

    /** It was reported as never retrieved. */
    @Test
    void nothingIsReportedOfWhatFailedBeforeTheGatherWasCancelled() {
        List<Map<String, Object>> reports = new ArrayList<>();
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.loop().setExceptionHandler(reports::add);
            runner.run(async(() -> {
                Future<List<Outcome<Object>>> gathered =
                        gatherOutcomes(fails(), EventLoop.running().createFuture());
                await(yieldNow());
                gathered.cancel();
                await(Weft.wait(List.of(gathered), ReturnWhen.ALL_COMPLETED));
                assertThat(gathered.exception()).isInstanceOf(CancelledError.class);
                return done();
            }));
        }
        assertThat(reports).isEmpty();
    }
}
