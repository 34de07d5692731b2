// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Eager tasks in a {@link TaskGroup}: a child has run before the group knows it, and the group hears of its end in a turn. */
class EagerTaskGroupTest {

    private final List<String> log = new ArrayList<>();

    private <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    @Async
    private Coroutine<String> steps(String name, int turns) {
        log.add(name + " starts");
        try {
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        log.add(name + " ends");
        return done(name);
    }

    @Async
    private Coroutine<Void> fails(int turns, String message) throws IOException {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        throw new IOException(message);
    }

    @Async
    private Coroutine<Void> results() {
        Task<String> one;
        Task<String> two;
        try (TaskGroup group = new TaskGroup()) {
            one = group.createTask(steps("one", 0), TaskOptions.EAGER);
            log.add("between");
            two = group.createTask(steps("two", 1), TaskOptions.EAGER);
            log.add("body ends");
        }
        assertThat(one.result() + two.result()).isEqualTo("onetwo");
        assertThat(log).containsExactly("one starts", "one ends", "between", "two starts", "body ends", "two ends");
        assertThat(currentTask().cancelling()).isZero();
        return done();
    }

    @Test
    void groupEndsWithThoseThatAreDoneAndThoseThatAreNot() {
        run(results());
    }

    @Async
    private Coroutine<Void> failsAtOnce() throws IOException {
        Task<String> later = null;
        Task<String> before = null;
        try (TaskGroup group = new TaskGroup()) {
            before = group.createTask(steps("before", 5));
            group.createTask(fails(0, "at once"), TaskOptions.EAGER);
            log.add("body goes on");
            later = group.createTask(steps("later", 5), TaskOptions.EAGER);
            await(yieldNow());
            log.add("not reached");
        } catch (ExceptionGroup group) {
            assertThat(group.exceptions())
                    .singleElement()
                    .satisfies(error -> assertThat(error).hasMessage("at once"));
        }
        assertThat(before.isCancelled()).isTrue();
        assertThat(later.isCancelled()).isTrue();
        assertThat(log)
                .containsExactly(
                        "body goes on", "later starts", "before starts", "later cancelled", "before cancelled");
        assertThat(currentTask().cancelling()).isZero();
        return done();
    }

    @Test
    void childThatFailsBeforeItIsJoinedAbortsTheGroupInTheNextTurn() throws IOException {
        run(failsAtOnce());
    }

    @Async
    private Coroutine<Void> cancelsGroup(TaskGroup group, int turns) {
        group.cancel();
        log.add("asked");
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
            log.add("not reached");
        }
        return done();
    }

    @Async
    private Coroutine<Void> cancelledByChild(int turns) {
        Task<Void> canceller = null;
        Task<String> other = null;
        try (TaskGroup group = new TaskGroup()) {
            other = group.createTask(steps("other", 5), TaskOptions.EAGER);
            canceller = group.createTask(cancelsGroup(group, turns), TaskOptions.EAGER);
            log.add("body goes on");
            await(yieldNow());
            log.add("not reached");
        }
        assertThat(other.isCancelled()).isTrue();
        assertThat(canceller.isCancelled()).isEqualTo(turns > 0);
        assertThat(log).containsExactly("other starts", "asked", "body goes on", "other cancelled");
        assertThat(currentTask().cancelling()).isZero();
        return done();
    }

    /** gh-155418: it was not among the group's tasks yet when the others were cancelled, and went on. */
    @Test
    void childThatCancelsItsGroupBeforeItIsJoinedIsCancelledToo() {
        run(cancelledByChild(5));
    }

    @Test
    void childThatCancelsItsGroupAndEndsAtOnceHasEndedWell() {
        run(cancelledByChild(0));
    }

    @Async
    private Coroutine<Void> cancelsParent(Task<?> parent) {
        parent.cancel("by its child");
        await(yieldNow());
        log.add("before the parent hears of it");
        await(yieldNow());
        log.add("not reached");
        return done();
    }

    @Async
    private Coroutine<Void> cancelledFromInside() {
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(cancelsParent(currentTask()), TaskOptions.EAGER);
            await(yieldNow());
            log.add("not reached");
        }
        log.add("not reached");
        return done();
    }

    @Async
    private Coroutine<Void> parentCancelled() {
        Task<Void> parent = createTask(cancelledFromInside());
        try {
            await(parent);
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        assertThat(log).containsExactly("before the parent hears of it", "by its child");
        return done();
    }

    @Test
    void childThatCancelsTheParentCancelsTheGroup() {
        run(parentCancelled());
    }

    @Async
    private Coroutine<Void> spawns(TaskGroup group, int depth) throws IOException {
        if (depth > 0) {
            group.createTask(spawns(group, depth - 1), TaskOptions.EAGER);
            group.createTask(steps("beside " + depth, 3), TaskOptions.EAGER);
            return done();
        }
        throw new IOException("at the bottom");
    }

    @Async
    private Coroutine<Void> spawned() throws IOException {
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(spawns(group, 3), TaskOptions.EAGER);
        } catch (ExceptionGroup group) {
            log.add(group.exceptions().toString());
        }
        assertThat(log)
                .containsExactly(
                        "beside 1 starts",
                        "beside 2 starts",
                        "beside 3 starts",
                        "beside 1 cancelled",
                        "beside 2 cancelled",
                        "beside 3 cancelled",
                        "[java.io.IOException: at the bottom]");
        return done();
    }

    @Test
    void childrenThatMakeChildrenBeforeTheyAreJoined() throws IOException {
        run(spawned());
    }
}
