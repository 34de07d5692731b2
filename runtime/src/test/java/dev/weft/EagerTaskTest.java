// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An eager task takes its first step inside {@code createTask}: CPython 3.12's rules, also where tasks have threads. */
class EagerTaskTest {

    private static final TaskOptions EAGER = TaskOptions.EAGER;

    private final List<String> log = new ArrayList<>();
    private final List<Map<String, Object>> reports = new ArrayList<>();
    private final ContextVar<String> var = ContextVar.of("var", "unset");

    private <T> T run(boolean debugger, Coroutine<T> main) {
        System.setProperty(TaskThreads.DEBUGGER, String.valueOf(debugger));
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.loop().setExceptionHandler(reports::add);
            return runner.run(main);
        } finally {
            System.clearProperty(TaskThreads.DEBUGGER);
        }
    }

    @Async
    private Coroutine<String> steps(String name, int turns) {
        log.add(name + " starts");
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
            log.add(name + " turn " + i);
        }
        return done(name);
    }

    @Async
    private Coroutine<Void> startsAtOnce() {
        EventLoop.running().callSoon(() -> log.add("callback"));
        Task<String> task = createTask(steps("eager", 2), EAGER.withName("mine"));
        log.add("creator");
        assertThat(task.isDone()).isFalse();
        assertThat(task.name()).isEqualTo("mine");
        assertThat(allTasks()).containsExactly(currentTask(), task);
        assertThat(await(task)).isEqualTo("eager");
        assertThat(log).containsExactly("eager starts", "creator", "callback", "eager turn 0", "eager turn 1");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firstStepRunsInsideTheCallAndTheRestInTurns(boolean debugger) {
        run(debugger, startsAtOnce());
    }

    @Async
    private Coroutine<Void> neverSuspends() {
        List<String> turns = new ArrayList<>();
        EventLoop.running().callSoon(() -> turns.add("a turn"));
        Task<String> task = createTask(steps("eager", 0), EAGER);
        assertThat(task.isDone()).isTrue();
        assertThat(task.result()).isEqualTo("eager");
        assertThat(allTasks()).containsExactly(currentTask());
        assertThat(await(task)).isEqualTo("eager");
        assertThat(turns).isEmpty();
        task.addDoneCallback(done -> turns.add("told"));
        assertThat(turns).isEmpty();
        await(yieldNow());
        assertThat(turns).containsExactly("a turn", "told");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatNeverSuspendsIsDoneAndTakesNoTurn(boolean debugger) {
        run(debugger, neverSuspends());
    }

    @Async
    private Coroutine<Void> notesCurrent(List<Task<?>> seen, int turns) {
        seen.add(currentTask());
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
            seen.add(currentTask());
        }
        return done();
    }

    @Async
    private Coroutine<Void> fails(Throwable error) {
        log.add("fails");
        throw Errors.unchecked(error);
    }

    @Async
    private Coroutine<Void> currentTasks() {
        Task<?> self = currentTask();
        for (int turns = 0; turns < 3; turns++) {
            List<Task<?>> seen = new ArrayList<>();
            Task<Void> task = createTask(notesCurrent(seen, turns), EAGER);
            assertThat(currentTask()).isSameAs(self);
            await(task);
            assertThat(seen).hasSize(turns + 1).containsOnly(task);
        }
        Task<Void> failed = createTask(fails(new IOException("x")), EAGER);
        assertThat(currentTask()).isSameAs(self);
        assertThat(failed.exception()).hasMessage("x");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void currentTaskIsSwappedAndRestored(boolean debugger) {
        run(debugger, currentTasks());
    }

    @Async
    private Coroutine<Void> inCallback() {
        List<Task<?>> seen = new ArrayList<>();
        Future<Task<Void>> made = EventLoop.running().createFuture();
        EventLoop.running().callSoon(() -> {
            var.set("callback's");
            seen.add(currentTask());
            Task<Void> task = createTask(notesCurrent(seen, 1), EAGER);
            seen.add(currentTask());
            log.add(var.get());
            made.setResult(task);
        });
        Task<Void> task = await(made);
        await(task);
        assertThat(seen).containsExactly(null, task, null, task);
        assertThat(log).containsExactly("callback's");
        assertThat(var.get()).isEqualTo("unset");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inACallbackThereIsNoCurrentTaskBeforeAndAfter(boolean debugger) {
        run(debugger, inCallback());
    }

    @Async
    private Coroutine<String> sets(String value) {
        String before = var.get();
        var.set(value);
        await(yieldNow());
        return done(before + " " + var.get());
    }

    @Async
    private Coroutine<Void> contexts() {
        var.set("creator's");
        Task<String> own = createTask(sets("own"), EAGER);
        assertThat(var.get()).isEqualTo("creator's");
        Context shared = Context.copyCurrent();
        Task<String> sharing = createTask(sets("shared"), EAGER.withContext(shared));
        assertThat(shared.get(var)).isEqualTo("shared");
        assertThat(var.get()).isEqualTo("creator's");
        assertThat(await(own)).isEqualTo("creator's own");
        assertThat(await(sharing)).isEqualTo("creator's shared");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contextIsACopyOrTheOneGiven(boolean debugger) {
        run(debugger, contexts());
    }

    @Async
    private Coroutine<Void> errors() {
        IllegalStateException error = new IllegalStateException("before it suspends");
        Task<Void> task = createTask(fails(error), EAGER);
        log.add("goes on");
        assertThatThrownBy(() -> task.result()).isSameAs(error);
        try {
            await(task);
            log.add("not reached");
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(error);
        }
        Task<Void> cancelled = createTask(fails(new CancelledError("its own")), EAGER);
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(currentTask().cancelling()).isZero();
        createTask(fails(new IOException("nobody takes it")), EAGER.withName("lost"));
        assertThat(log).containsExactly("fails", "goes on", "fails", "fails");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void errorsLandInTheTaskAndNotInItsCreator(boolean debugger) {
        run(debugger, errors());
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(ExceptionContext.of(report).message()).isEqualTo("Task exception was never retrieved (lost)");
            assertThat(ExceptionContext.of(report).exception()).hasMessage("nobody takes it");
        });
    }

    @Async
    private Coroutine<Void> cancelsItself(Future<Void> future) {
        currentTask().cancel("self");
        log.add("asked");
        if (future == null) {
            return done();
        }
        await(future);
        log.add("not reached");
        return done();
    }

    @Async
    private Coroutine<Void> selfCancel() {
        Future<Void> future = EventLoop.running().createFuture();
        Task<Void> task = createTask(cancelsItself(future), EAGER);
        assertThat(future.isCancelled()).isTrue();
        assertThat(task.isDone()).isFalse();
        Task<Void> returning = createTask(cancelsItself(null), EAGER);
        assertThat(returning.isCancelled()).isTrue();
        try {
            await(task);
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        assertThat(task.isCancelled()).isTrue();
        assertThat(log).containsExactly("asked", "asked", "self");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancellationOfItselfIsDeliveredAtItsFirstSuspension(boolean debugger) {
        run(debugger, selfCancel());
    }

    @Async
    private Coroutine<Void> cancelsOther(Task<?> other) {
        log.add("cancels " + other.cancel("by the child"));
        await(yieldNow());
        log.add("child goes on");
        return done();
    }

    @Async
    private Coroutine<Void> creatorCancelled(List<Task<Void>> made) {
        made.add(createTask(cancelsOther(currentTask()), EAGER));
        log.add("creator goes on");
        await(yieldNow());
        log.add("not reached");
        return done();
    }

    @Async
    private Coroutine<Void> cancelCreator() {
        List<Task<Void>> made = new ArrayList<>();
        Task<Void> creator = createTask(creatorCancelled(made));
        try {
            await(creator);
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        await(made.get(0));
        assertThat(log).containsExactly("cancels true", "creator goes on", "child goes on", "by the child");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void childMayCancelItsCreatorWhileThatRuns(boolean debugger) {
        run(debugger, cancelCreator());
    }

    @Async
    private Coroutine<String> awaits(Future<String> other) {
        log.add("child waits");
        return done("child got " + await(other));
    }

    @Async
    private Coroutine<String> hasAChild(List<Task<String>> children) {
        @SuppressWarnings("unchecked")
        Task<String> self = (Task<String>) currentTask();
        children.add(createTask(awaits(self), EAGER));
        await(yieldNow());
        return done("creator's result");
    }

    @Async
    private Coroutine<Void> childAwaitsCreator() {
        List<Task<String>> children = new ArrayList<>();
        Task<String> creator = createTask(hasAChild(children), EAGER);
        assertThat(await(creator)).isEqualTo("creator's result");
        assertThat(await(children.get(0))).isEqualTo("child got creator's result");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void childMayAwaitItsCreator(boolean debugger) {
        run(debugger, childAwaitsCreator());
    }

    @Async
    private Coroutine<String> waitsTwice(Future<String> one, Future<String> two) {
        String first = await(one);
        log.add("has " + first);
        return done(first + await(two));
    }

    @Async
    private Coroutine<Void> startedByHand() {
        EventLoop loop = EventLoop.running();
        Future<String> one = loop.createFuture();
        Future<String> two = loop.createFuture();
        Coroutine<String> coroutine = waitsTwice(one, two);
        assertThat(coroutine.send(null)).isSameAs(one);
        one.setResult("1");
        Task<String> task = createTask(coroutine, EAGER);
        assertThat(log).containsExactly("has 1");
        two.setResult("2");
        assertThat(await(task)).isEqualTo("12");

        Coroutine<String> early = waitsTwice(loop.createFuture(), two);
        early.send(null);
        Task<String> tooEarly = createTask(early, EAGER);
        assertThat(tooEarly.exception()).hasMessageContaining("await wasn't used with future");

        Coroutine<String> turn = steps("by hand", 2);
        turn.send(null);
        Task<String> goesOn = createTask(turn, EAGER);
        assertThat(log).containsExactly("has 1", "by hand starts", "by hand turn 0");
        assertThat(await(goesOn)).isEqualTo("by hand");
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coroutineThatWasStartedByHandGoesOnAtOnce(boolean debugger) {
        run(debugger, startedByHand());
    }

    @Async
    private Coroutine<Void> refused() {
        Coroutine<String> used = steps("used", 0);
        await(used);
        Task<String> task = createTask(used, EAGER);
        assertThat(task.exception()).hasMessage("cannot reuse already awaited coroutine");
        assertThatThrownBy(() -> createTask((Coroutine<Void>) null, EAGER)).isInstanceOf(NullPointerException.class);
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coroutineThatHasEndedFailsTheTask(boolean debugger) {
        run(debugger, refused());
    }

    @Async
    private AsyncGenerator<Integer, Void> counting(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Integer> sums(int n) {
        int sum = 0;
        for (int i : await(counting(n))) {
            sum += i;
        }
        return done(sum);
    }

    @Async
    private Coroutine<Integer> nests(int depth) {
        if (depth == 0) {
            return done(0);
        }
        Task<Integer> inner = createTask(nests(depth - 1), EAGER);
        if (depth % 3 == 0) {
            await(yieldNow());
        }
        return done(await(inner) + 1);
    }

    @Async
    private Coroutine<Void> mixed() {
        Task<Integer> sum = createTask(sums(10), EAGER);
        Task<Integer> nested = createTask(nests(30), EAGER);
        assertThat(await(sum)).isEqualTo(45);
        assertThat(await(nested)).isEqualTo(30);
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nestedOnesAndGeneratorsGoOnLikeOthers(boolean debugger) {
        run(debugger, mixed());
    }

    @Async
    private Coroutine<Void> veryDeep(int depth) {
        Task<Integer> nested = createTask(nests(depth), EAGER);
        assertThat(await(nested)).isEqualTo(depth);
        return done();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tenThousandThatStartEachOther(boolean debugger) {
        run(debugger, veryDeep(10_000));
    }
}
