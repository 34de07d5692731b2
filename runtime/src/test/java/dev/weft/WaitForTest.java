// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Where CPython 3.14 and Weft's own rules differ from 3.11, whose traces the parity tests hold. */
class WaitForTest {

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    @Async
    private static Coroutine<String> valueAndDeadlineTogether() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        Future<String> future = loop.createFuture();
        loop.callLater(ofMillis(10), () -> future.setResult("value"));
        return done(await(waitFor(future, ofMillis(10))));
    }

    @Test
    void valueThatIsThereIsNotThrownAway() throws TimeoutException {
        assertThat(run(valueAndDeadlineTogether())).isEqualTo("value");
    }

    @Async
    private static Coroutine<Task<?>> whoAmI() {
        await(yieldNow());
        return done(currentTask());
    }

    @Async
    private static Coroutine<Boolean> sameTask() throws TimeoutException {
        return done(await(waitFor(whoAmI(), ofMillis(10))) == currentTask());
    }

    @Test
    void coroutineRunsInTheCallingTask() throws TimeoutException {
        assertThat(run(sameTask())).isTrue();
    }

    @Async
    private static Coroutine<String> waits() throws TimeoutException {
        return done(await(waitFor(sleep(ofMillis(50), "late"), ofMillis(100))));
    }

    @Async
    private static Coroutine<Boolean> outerCancel() throws TimeoutException {
        Task<String> task = createTask(waits());
        await(sleep(ofMillis(50)));
        task.cancel();
        try {
            await(task);
            return done(false);
        } catch (CancelledError e) {
            return done(task.cancelling() == 1);
        }
    }

    @Test
    void cancellationFromOutsideInTheSameTurnIsNotLost() throws TimeoutException {
        assertThat(run(outerCancel())).isTrue();
    }

    @Async
    private static Coroutine<Integer> afterTimeout() {
        try {
            await(waitFor(sleep(ofMillis(50)), ofMillis(10)));
        } catch (TimeoutException e) {
            return done(currentTask().cancelling());
        }
        return done(-1);
    }

    @Test
    void nothingIsLeftOfTheCancellation() {
        assertThat(run(afterTimeout())).isZero();
    }
}
