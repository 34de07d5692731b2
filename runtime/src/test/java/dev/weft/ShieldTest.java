// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where shields follow rules of Weft's own; the parity tests have the rest. */
class ShieldTest {

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
    private static Coroutine<Void> fails() {
        await(yieldNow());
        throw new IllegalStateException("late");
    }

    @Async
    private static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    private static Coroutine<Void> failsAfterItsShieldIsCancelled() {
        shield(createTask(fails(), "inner")).cancel();
        await(turns(4));
        return done();
    }

    @Test
    void lateErrorIsReportedOnce() {
        run(failsAfterItsShieldIsCancelled());
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message")).isEqualTo("Task exception was never retrieved (inner)");
            assertThat((Throwable) report.get("exception")).hasMessage("late");
        });
    }

    @Async
    private static Coroutine<Void> anotherTakesTheError() {
        Task<Void> inner = createTask(fails());
        shield(inner).cancel();
        try {
            await(inner);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("late");
        }
        return done();
    }

    /** CPython 3.14 reports every late error. */
    @Test
    void lateErrorThatAnotherTakesIsNotReported() {
        run(anotherTakesTheError());
        assertThat(reports).isEmpty();
    }

    @Async
    private static Coroutine<String> message(Future<?> future) {
        try {
            await(future);
        } catch (CancelledError e) {
            return done(e.getMessage());
        }
        return done("not cancelled");
    }

    @Async
    private static Coroutine<Void> innerIsCancelledWithAReason() {
        Future<Void> inner = future();
        Future<Void> outer = shield(inner);
        inner.cancel("reason");
        assertThat(await(message(outer))).isEqualTo("reason");
        assertThat(await(message(outer))).isEqualTo("reason");
        return done();
    }

    /** In CPython it has none. */
    @Test
    void cancellationOfTheInnerArrivesWithItsReason() {
        run(innerIsCancelledWithAReason());
    }

    @Async
    private static Coroutine<Void> outerIsSetByHandAsTheInnerEnds() {
        Future<String> inner = future();
        Future<String> outer = shield(inner);
        inner.setResult("inner");
        outer.setResult("by hand");
        await(turns(2));
        assertThat(outer.result()).isEqualTo("by hand");
        return done();
    }

    /** In CPython its callback fails, and is reported. */
    @Test
    void setByHandInTheTurnInWhichTheInnerEnds() {
        run(outerIsSetByHandAsTheInnerEnds());
        assertThat(reports).isEmpty();
    }

    private static boolean collected(WeakReference<?> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }

    private static WeakReference<Object> cancelledShield(Future<Void> inner) {
        Future<Void> outer = shield(inner);
        outer.cancel();
        return new WeakReference<>(outer);
    }

    @Async
    private static Coroutine<Void> shieldsOfALongTask() {
        Future<Void> inner = future();
        Future<Void> kept = shield(inner);
        WeakReference<Object> cancelled = cancelledShield(inner);
        await(turns(2));
        assertThat(collected(cancelled)).isTrue();
        inner.setResult(null);
        await(kept);
        return done();
    }

    @Test
    void cancelledShieldIsForgottenByWhatItShields() {
        run(shieldsOfALongTask());
    }

    @Async
    private static Coroutine<Void> shieldsAFutureOf(EventLoop other) {
        Future<Void> foreign = other.createFuture();
        assertThatThrownBy(() -> shield(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The future belongs to a different loop than the one specified");
        return done();
    }

    @Test
    void futureOfAnotherLoopIsRefused() {
        EventLoop other = EventLoop.create();
        try {
            run(shieldsAFutureOf(other));
        } finally {
            other.close();
        }
    }
}
