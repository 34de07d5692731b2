// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks and traces inside an eager task's first step show that task's lines, and its creator's show the creator's. */
class EagerStackTest {

    private Task<?> creator;
    private List<String> ownStack;
    private List<String> creatorsStack;
    private String creatorsText;

    private static List<String> methods(List<StackTraceElement> stack) {
        return stack.stream().map(StackTraceElement::getMethodName).toList();
    }

    @Async
    private Coroutine<Void> looks() {
        ownStack = methods(currentTask().stack());
        creatorsStack = methods(creator.stack());
        creatorsText = creator.toString();
        return done();
    }

    @Async
    private Coroutine<Void> child() {
        await(looks());
        return done();
    }

    @Async
    private Coroutine<Void> makes() {
        creator = currentTask();
        await(createTask(child(), TaskOptions.EAGER));
        return done();
    }

    /** Comes to {@code makes} on the stack of {@code outer}. */
    @Async
    private Coroutine<List<String>> outer() {
        await(makes());
        return done(methods(currentTask().stack()));
    }

    @Test
    void inTheCreatorsFirstStep() {
        assertThat(Weft.run(outer())).containsExactly("outer");
        assertThat(ownStack).containsExactly("looks", "child");
        assertThat(creatorsStack).containsExactly("makes", "outer");
        assertThat(creatorsText).contains("makes(EagerStackTest.java:");
    }

    /** Has waited, so that its awaiters are not on the thread's stack any more. */
    @Async
    private Coroutine<Void> makesLater() {
        await(yieldNow());
        await(makes());
        return done();
    }

    @Async
    private Coroutine<List<String>> outerLater() {
        await(makesLater());
        return done(methods(currentTask().stack()));
    }

    @Test
    void inACreatorThatWasResumed() {
        assertThat(Weft.run(outerLater())).containsExactly("outerLater");
        assertThat(ownStack).containsExactly("looks", "child");
        assertThat(creatorsStack).containsExactly("makes", "makesLater", "outerLater");
    }

    @Async
    private Coroutine<Void> endsThenMakes() {
        await(yieldNow());
        return done();
    }

    @Async
    private Coroutine<Void> carriedOn() {
        await(endsThenMakes());
        await(makes());
        return done();
    }

    @Async
    private Coroutine<List<String>> outerCarriedOn() {
        await(carriedOn());
        return done(methods(currentTask().stack()));
    }

    /** Here the driver has carried a result outward: the frame that runs is not the one that was resumed first. */
    @Test
    void inAnAwaiterThatWasResumed() {
        assertThat(Weft.run(outerCarriedOn())).containsExactly("outerCarriedOn");
        assertThat(ownStack).containsExactly("looks", "child");
        assertThat(creatorsStack).containsExactly("makes", "carriedOn", "outerCarriedOn");
    }

    /** Awaits deeper than coroutines nest on the thread's stack. */
    @Async
    private Coroutine<Void> deep(int depth) {
        if (depth == 0) {
            await(looks());
        } else {
            await(deep(depth - 1));
        }
        return done();
    }

    @Async
    private Coroutine<Void> makesDeep() {
        creator = currentTask();
        await(createTask(deep(300), TaskOptions.EAGER));
        return done();
    }

    @Test
    void deeperThanTheThreadsStackIsUsed() {
        Weft.run(makesDeep());
        assertThat(ownStack).hasSize(302).startsWith("looks", "deep", "deep").endsWith("deep");
        assertThat(creatorsStack).containsExactly("makesDeep");
    }

    @Async
    private Coroutine<Void> inner() {
        creator = currentTask();
        await(createTask(child(), TaskOptions.EAGER));
        return done();
    }

    @Async
    private Coroutine<List<String>> nested() {
        List<String> outermost = new ArrayList<>();
        Task<?> self = currentTask();
        await(createTask(looksAt(self, outermost), TaskOptions.EAGER));
        return done(outermost);
    }

    @Async
    private Coroutine<Void> looksAt(Task<?> outermost, List<String> stack) {
        await(inner());
        await(createTask(notes(outermost, stack), TaskOptions.EAGER));
        return done();
    }

    @Async
    private Coroutine<Void> notes(Task<?> outermost, List<String> stack) {
        stack.addAll(methods(outermost.stack()));
        return done();
    }

    @Test
    void ofEagerTasksInEagerTasks() {
        assertThat(Weft.run(nested())).containsExactly("nested");
        assertThat(ownStack).containsExactly("looks", "child");
        assertThat(creatorsStack).containsExactly("inner", "looksAt");
    }

    @Async
    private Coroutine<Void> throwing() {
        throw new IllegalStateException("in the first step");
    }

    @Async
    private Coroutine<Void> callsThrowing() {
        await(throwing());
        return done();
    }

    @Async
    private Coroutine<Task<Void>> makesThrowing() {
        await(yieldNow());
        return done(createTask(callsThrowing(), TaskOptions.EAGER));
    }

    @Test
    void anErrorsTraceEndsWithItsTask() {
        Throwable error = Weft.run(makesThrowing()).exception();
        assertThat(methods(List.of(error.getStackTrace()))).containsExactly("throwing", "callsThrowing");
    }
}
