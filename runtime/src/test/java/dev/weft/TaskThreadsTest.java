// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under a debugger each task has a thread, on whose stack it stays; ParityTest shows that nothing else changes. */
class TaskThreadsTest {

    private static final String DEBUGGER = "weft.debugger";

    private final Set<Thread> threads = new LinkedHashSet<>();

    @BeforeEach
    void debuggerIsThere() {
        System.setProperty(DEBUGGER, "true");
    }

    @AfterEach
    void debuggerIsNotThere() {
        System.clearProperty(DEBUGGER);
    }

    @Async
    private Coroutine<Integer> named(String name) {
        Thread before = Thread.currentThread();
        await(yieldNow());
        threads.add(before);
        assertThat(Thread.currentThread()).isSameAs(before);
        assertThat(before.getName()).isEqualTo(name);
        assertThat(EventLoop.running()).isNotNull();
        return done(1);
    }

    @Async
    private Coroutine<Integer> both() {
        Task<Integer> one = createTask(named("one"), "one");
        return done(await(one) + await(createTask(named("other"), "other")));
    }

    @Test
    void aTaskGoesOnWhereItWaitedOnTheThreadThatHasItsName() {
        assertThat(Weft.run(both())).isEqualTo(2);
        assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Async
    private Coroutine<Integer> unnamed() {
        threads.add(Thread.currentThread());
        await(yieldNow());
        return done(1);
    }

    @Async
    private Coroutine<Integer> many(int count) {
        List<Coroutine<Integer>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(unnamed());
        }
        int sum = 0;
        for (int one : await(gather(all))) {
            sum += one;
        }
        return done(sum);
    }

    @Test
    void tasksBeyondAThousandRunOnTheThreadOfTheLoop() {
        assertThat(Weft.run(many(1100))).isEqualTo(1100);
        assertThat(threads).hasSize(1000).contains(Thread.currentThread());
    }

    @Async
    private Coroutine<Void> outer(Future<Void> open) {
        await(async(() -> {
            await(open);
            throw new IllegalStateException(String.join(" ", names(currentTask().stack())));
        }));
        return done();
    }

    private static List<String> names(List<StackTraceElement> stack) {
        return stack.stream().map(StackTraceElement::getMethodName).toList();
    }

    @Async
    private Coroutine<Void> stacks() {
        Future<Void> open = EventLoop.running().createFuture();
        Task<Void> task = createTask(outer(open));
        await(yieldNow());
        assertThat(names(task.stack())).containsExactly("lambda$outer$0", "outer");
        open.setResult(null);
        try {
            await(task);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("lambda$outer$0 outer");
            assertThat(names(List.of(e.getStackTrace()))).containsExactly("lambda$outer$0", "outer");
            return done();
        }
        throw new AssertionError("it fails");
    }

    @Test
    void stacksAndTracesAreTheProgramsOwn() {
        Weft.run(stacks());
    }

    @Async
    private Coroutine<Void> interrupting() {
        Thread.currentThread().interrupt();
        await(EventLoop.running().createFuture());
        return done();
    }

    @Test
    void anInterruptReachesTheLoop() {
        assertThatThrownBy(() -> Weft.run(interrupting())).isInstanceOf(CancelledError.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingTheLoopEndsTheThreadsOfWhatIsLeft() throws InterruptedException {
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler(context -> {});
        Task<Integer> left = new Task<>(loop, waiting(loop.createFuture()));
        loop.stop();
        loop.runForever();
        assertThat(left.stack()).hasSize(1);
        loop.close();
        assertThat(threads).hasSize(1);
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(left.isDone()).isFalse();
    }

    @Async
    private Coroutine<Integer> waiting(Future<Integer> never) {
        threads.add(Thread.currentThread());
        try {
            return done(await(never));
        } finally {
            threads.clear();
        }
    }
}
