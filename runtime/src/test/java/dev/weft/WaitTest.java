// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where {@code wait} follows rules of Weft's own; the parity tests have the rest. */
class WaitTest {

    private final List<Map<String, Object>> reports = new ArrayList<>();

    private void run(Coroutine<Void> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.loop().setExceptionHandler(reports::add);
            runner.run(main);
        }
    }

    private static <T> Future<T> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    private static Coroutine<Void> waitsForManyInReverse() {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(future());
        }
        Collections.reverse(futures);
        for (int i = 0; i < 100; i += 2) {
            futures.get(i).setResult(i);
        }
        Waited<Future<Integer>> waited = await(Weft.wait(futures, ReturnWhen.FIRST_COMPLETED));
        List<Future<Integer>> done = futures.stream().filter(Future::isDone).toList();
        List<Future<Integer>> pending =
                futures.stream().filter(future -> !future.isDone()).toList();
        assertThat(waited.done()).hasSize(50).containsExactlyElementsOf(done);
        assertThat(waited.pending()).hasSize(50).containsExactlyElementsOf(pending);
        return done();
    }

    /** In CPython they have no order. */
    @Test
    void setsAreInArgumentOrder() {
        run(waitsForManyInReverse());
    }

    @Async
    private static Coroutine<Void> fails() {
        await(yieldNow());
        throw new IllegalStateException("seen by wait alone");
    }

    @Async
    private static Coroutine<Void> waitsForAFailure(ReturnWhen when) {
        await(Weft.wait(List.of(createTask(fails(), "failing"), future()), when));
        return done();
    }

    private void assertFailureIsReported(ReturnWhen when) {
        run(waitsForAFailure(when));
        assertThat(reports)
                .singleElement()
                .satisfies(report ->
                        assertThat(report.get("message")).isEqualTo("Task exception was never retrieved (failing)"));
    }

    @Test
    void failureThatOnlyWaitHasSeenIsReported() {
        assertFailureIsReported(ReturnWhen.FIRST_COMPLETED);
    }

    /** CPython looks at the error to see whether there is one, and so never reports it. */
    @Test
    void failureThatEndsTheWaitIsReported() {
        assertFailureIsReported(ReturnWhen.FIRST_EXCEPTION);
    }

    @Test
    void modeIsRequired() {
        assertThatThrownBy(() -> Weft.wait(List.<Future<?>>of(), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("when");
    }

    private static boolean collected(WeakReference<?> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }

    private static Task<?> waiting(List<Future<Void>> futures) {
        return createTask(Weft.wait(futures, ReturnWhen.ALL_COMPLETED, Duration.ofHours(1)));
    }

    @Async
    private static Coroutine<Void> cancelsAWait() {
        Future<Void> kept = future();
        WeakReference<Future<Void>> dropped = new WeakReference<>(future());
        Task<?> waiting = waiting(List.of(kept, dropped.get()));
        await(yieldNow());
        waiting.cancel();
        await(Weft.wait(List.of(waiting), ReturnWhen.ALL_COMPLETED));
        waiting = null;
        await(yieldNow());
        assertThat(collected(dropped)).isTrue();
        assertThat(kept.isDone()).isFalse();
        return done();
    }

    /** Neither its callbacks nor its deadline. */
    @Test
    void nothingIsLeftOfACancelledWait() {
        run(cancelsAWait());
    }
}
