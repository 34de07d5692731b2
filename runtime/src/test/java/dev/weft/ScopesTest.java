// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code async with}: a try statement over an asynchronous resource or scope. */
@SuppressWarnings("try") // a scope need not be named in its body
class ScopesTest {

    private final List<String> trace = new ArrayList<>();

    private <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    /** A scope of the user's own, which says how it is left, and may answer something else. */
    private final class Scope implements AsyncScope {

        private final String name;
        private final Throwable answer;
        private final boolean failing;

        Scope(String name, Throwable answer, boolean failing) {
            this.name = name;
            this.answer = answer;
            this.failing = failing;
        }

        @Override
        public Awaitable<Throwable> exit(Throwable primary) {
            return leave(primary);
        }

        @Async
        private Coroutine<Throwable> leave(Throwable primary) {
            await(yieldNow());
            trace.add(name + " left by " + (primary == null ? null : primary.getMessage()));
            if (failing) {
                throw new IllegalStateException("exit failed");
            }
            return done(answer);
        }

        @Override
        public void close() throws IOException {
            throw new IllegalStateException("not woven");
        }
    }

    @Async
    private Coroutine<Void> body(Scope scope, boolean fail) throws IOException {
        try (scope) {
            await(yieldNow());
            trace.add("body");
            if (fail) {
                throw new IOException("primary");
            }
        }
        trace.add("after");
        return done();
    }

    @Test
    void answerOfNothingEndsTheStatementNormally() throws IOException {
        run(body(new Scope("clean", null, false), false));
        run(body(new Scope("suppressing", null, false), true));
        assertThat(trace)
                .containsExactly("body", "clean left by null", "after", "body", "suppressing left by primary", "after");
    }

    @Test
    void answerLeavesTheStatement() {
        Exception answer = new Exception("answer");
        assertThatThrownBy(() -> run(body(new Scope("s", answer, false), true)))
                .isSameAs(answer)
                .hasNoSuppressedExceptions();
        assertThatThrownBy(() -> run(body(new Scope("s", answer, false), false)))
                .isSameAs(answer);
    }

    @Test
    void failingExitLeavesWithThePrimaryErrorSuppressed() {
        assertThatThrownBy(() -> run(body(new Scope("s", null, true), true)))
                .hasMessage("exit failed")
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .satisfies(primary -> assertThat(primary).hasMessage("primary")));
        assertThatThrownBy(() -> run(body(new Scope("s", null, true), false)))
                .hasMessage("exit failed")
                .hasNoSuppressedExceptions();
    }

    @Async
    private Coroutine<String> returnsFromWithin(Scope outer, Scope inner) throws IOException {
        try (outer;
                inner) {
            return done("value");
        }
    }

    @Test
    void returnLeavesEveryScopeFromTheInside() throws IOException {
        assertThat(run(returnsFromWithin(new Scope("outer", null, false), new Scope("inner", null, false))))
                .isEqualTo("value");
        assertThat(trace).containsExactly("inner left by null", "outer left by null");
    }

    @Async
    private static Coroutine<Integer> timeoutsInALoop() {
        int n = 0;
        for (int i = 0; i < 5; i++) {
            try (var limit = timeout(ofMillis(2L * i + 1))) {
                await(sleep(ofMillis(4)));
                n++;
                if (i == 3) {
                    continue;
                }
                if (i == 4) {
                    break;
                }
            } catch (TimeoutException e) {
                n += 10;
            }
        }
        return done(n + 100 * currentTask().cancelling());
    }

    @Test
    void timeoutConvertsItsOwnCancellation() {
        assertThat(run(timeoutsInALoop())).isEqualTo(23);
    }

    @Async
    private Coroutine<String> member(String name, int millis, boolean fail) throws IOException {
        try {
            await(sleep(ofMillis(millis)));
        } catch (CancelledError e) {
            trace.add(name + " cancelled");
            throw e;
        }
        if (fail) {
            throw new IOException(name);
        }
        return done(name);
    }

    @Async
    private Coroutine<String> group() throws IOException {
        Task<String> quick;
        try (var group = new TaskGroup()) {
            quick = group.createTask(member("quick", 1, false));
            group.createTask(member("slow", 1000, false));
            group.createTask(member("bad", 5, true));
            await(sleep(ofMillis(2000)));
            trace.add("not reached");
        } catch (ExceptionGroup errors) {
            errors.handle(IOException.class, error -> trace.add("handled " + error.getMessage()))
                    .rethrow();
            return done("failed, cancelling " + currentTask().cancelling());
        }
        return done(quick.result());
    }

    @Test
    void failingTaskEndsItsGroup() throws IOException {
        assertThat(run(group())).isEqualTo("failed, cancelling 0");
        assertThat(trace).containsExactly("slow cancelled", "handled bad");
    }

    @Async
    private Coroutine<Integer> cancelledGroup() throws IOException {
        try (var group = new TaskGroup()) {
            group.createTask(member("slow", 1000, false));
            await(yieldNow());
            group.cancel();
            await(sleep(ofMillis(2000)));
            trace.add("not reached");
        }
        return done(currentTask().cancelling());
    }

    @Test
    void cancelledGroupEndsNormally() throws IOException {
        assertThat(run(cancelledGroup())).isZero();
        assertThat(trace).containsExactly("slow cancelled");
    }

    private final class Resource implements AsyncCloseable {

        private final boolean failing;

        Resource(boolean failing) {
            this.failing = failing;
        }

        @Override
        public Awaitable<Void> closeAsync() {
            return closing();
        }

        @Async
        private Coroutine<Void> closing() {
            await(yieldNow());
            trace.add("closed");
            if (failing) {
                throw new IllegalStateException("close failed");
            }
            return done();
        }
    }

    @Async
    private Coroutine<Void> uses(Resource resource, boolean fail) throws IOException {
        try (resource) {
            await(yieldNow());
            trace.add("body");
            if (fail) {
                throw new IOException("primary");
            }
        }
        return done();
    }

    @Test
    void resourceIsClosedOnEveryPath() throws IOException {
        run(uses(new Resource(false), false));
        assertThatThrownBy(() -> run(uses(new Resource(true), true)))
                .hasMessage("primary")
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("close failed")));
        assertThatThrownBy(() -> run(uses(new Resource(true), false))).hasMessage("close failed");
        assertThat(trace).containsExactly("body", "closed", "body", "closed", "body", "closed");
    }

    @Test
    void outsideWovenCodeClosingThrows() {
        assertThatThrownBy(() -> new Resource(false).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closeAsync()");
    }

    @Async
    private static Coroutine<Timeout> expired() {
        Timeout used = null;
        try (var limit = timeout(ofMillis(1))) {
            used = limit;
            await(sleep(ofMillis(4)));
        } catch (TimeoutException e) {
            return done(used);
        }
        return done(null);
    }

    @Test
    void expiredTimeoutCannotBeMoved() {
        Timeout limit = run(expired());
        assertThat(limit.expired()).isTrue();
        assertThatThrownBy(() -> limit.reschedule(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot change state of expired Timeout");
    }
}
