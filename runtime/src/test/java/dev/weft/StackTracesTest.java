// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace shows the methods the user wrote, through awaits, whether or not they were suspended, and nothing else. */
class StackTracesTest {

    @Async
    private static Coroutine<Void> low(boolean suspend) throws IOException {
        if (suspend) {
            await(yieldNow());
        }
        throw new IOException("low");
    }

    @Async
    private static Coroutine<Void> mid(boolean suspend) throws IOException {
        try {
            await(low(suspend));
        } catch (IOException e) {
            throw new IllegalStateException("mid", e);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> high(boolean suspend) throws IOException {
        await(mid(suspend));
        return done();
    }

    @Test
    void sameTraceWhetherSuspendedOrNot() {
        Throwable ready = failure(false);
        Throwable suspended = failure(true);
        assertThat(methods(ready)).containsExactly("mid", "high");
        assertThat(methods(ready.getCause())).containsExactly("low", "mid", "high");
        assertThat(Arrays.toString(ready.getStackTrace())).isEqualTo(Arrays.toString(suspended.getStackTrace()));
        assertThat(Arrays.toString(ready.getCause().getStackTrace()))
                .isEqualTo(Arrays.toString(suspended.getCause().getStackTrace()));
        assertThat(ready.getStackTrace()).allSatisfy(element -> {
            assertThat(element.getFileName()).isEqualTo("StackTracesTest.java");
            assertThat(element.getLineNumber()).isPositive();
        });
    }

    private static Throwable failure(boolean suspend) {
        try {
            Weft.run(high(suspend));
            throw new AssertionError("it fails");
        } catch (IllegalStateException e) {
            return e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> methods(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
    }

    @Async
    private static Coroutine<Void> inner() {
        await(sleep(Duration.ofSeconds(1)));
        return done();
    }

    @Async
    private static Coroutine<List<StackTraceElement>> outer() {
        await(inner());
        return done(currentTask().stack());
    }

    @Async
    private static Coroutine<List<List<String>>> stacks() {
        Task<List<StackTraceElement>> task = createTask(outer());
        await(yieldNow());
        List<String> suspended = names(task.stack());
        List<String> running = names(await(task));
        return done(List.of(suspended, running, names(task.stack())));
    }

    private static List<String> names(List<StackTraceElement> stack) {
        return stack.stream().map(StackTraceElement::getMethodName).toList();
    }

    @Test
    void stackListsEveryFrameOfATask() {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            assertThat(runner.run(stacks()))
                    .containsExactly(List.of("sleep", "inner", "outer"), List.of("outer"), List.of());
        }
    }

    @Async
    private static Coroutine<CancelledError> cancelledWhere() {
        Task<List<StackTraceElement>> task = createTask(outer());
        await(yieldNow());
        task.cancel("by the test");
        try {
            await(task);
            return done(null);
        } catch (CancelledError e) {
            return done(e);
        }
    }

    @Test
    void cancellationShowsWhereTheTaskWaited() {
        CancelledError error = Weft.run(cancelledWhere());
        assertThat(error).hasMessage("by the test");
        assertThat(methods(error)).containsExactly("sleep", "inner", "outer");
    }
}
