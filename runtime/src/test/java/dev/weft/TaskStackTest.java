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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Task#stack} lists every frame of a task, innermost first, each at its line. */
class TaskStackTest {

    /** The lines at which the methods below are about to wait, innermost first. */
    private final List<String> places = new ArrayList<>();

    /** What the innermost of them waits for; null for nothing. */
    private Future<String> opening;

    /** The stack that the innermost of them has seen once it need not wait any more. */
    private List<StackTraceElement> whileRunning;

    private int firstLineOfOuter;

    /** Notes the line behind the one that calls this. */
    private void nextLineOf(String method) {
        places.add(0, place(method, new Throwable().getStackTrace()[1].getLineNumber() + 1));
    }

    private static String place(String method, int line) {
        return "dev.weft.TaskStackTest." + method + "(TaskStackTest.java:" + line + ")";
    }

    private static List<String> text(List<StackTraceElement> stack) {
        return stack.stream().map(StackTraceElement::toString).toList();
    }

    @Async
    private static Coroutine<String> outer(TaskStackTest test) {
        test.firstLineOfOuter = new Throwable().getStackTrace()[0].getLineNumber();
        test.nextLineOf("outer");
        String result = await(test.middle(1L));
        return done(result);
    }

    @Async
    private Coroutine<String> middle(long one) {
        nextLineOf("middle");
        String result = await(async(() -> {
            nextLineOf("lambda$middle$0");
            return done(await(inner()) + one);
        }));
        return done(result);
    }

    @Async
    private Coroutine<String> inner() {
        if (opening != null) {
            nextLineOf("inner");
            await(opening);
        }
        nextLineOf("inner");
        whileRunning = currentTask().stack();
        return done("opened");
    }

    /** The lines noted, as a suspended chain shows them: with the API's own frames by the names of its methods. */
    private List<String> suspendedPlaces() {
        List<String> stack = new ArrayList<>(places);
        stack.add(stack.size() - 2, "dev.weft.Weft.async(Weft.java)");
        return stack;
    }

    @Async
    private Coroutine<Void> whileSuspended() {
        opening = EventLoop.running().createFuture();
        Task<String> task = createTask(outer(this));
        await(yieldNow());
        assertThat(text(task.stack())).hasSize(5).isEqualTo(suspendedPlaces());
        places.remove(0);
        opening.setResult("open");
        assertThat(await(task)).isEqualTo("opened1");
        assertThat(text(whileRunning)).hasSize(5).isEqualTo(suspendedPlaces());
        return done();
    }

    @Test
    void everyFrameOfOneThatIsSuspendedAndOfOneThatWasResumed() {
        Weft.run(whileSuspended());
    }

    @Test
    void everyFrameOfOneThatRunsAndNeverWaited() {
        assertThat(Weft.run(outer(this))).isEqualTo("opened1");
        assertThat(text(whileRunning)).hasSize(4).isEqualTo(places);
    }

    @Async
    private Coroutine<Void> beforeAndAfter() {
        Task<String> task = createTask(outer(this));
        List<String> created = text(task.stack());
        await(task);
        assertThat(created).containsExactly(place("outer", firstLineOfOuter));
        assertThat(task.stack()).isEmpty();
        return done();
    }

    @Test
    void theFirstLineOfOneThatHasNotStartedAndNothingOfOneThatIsDone() {
        Weft.run(beforeAndAfter());
    }

    @Async
    private Coroutine<String> waiting(Awaitable<?> awaited) {
        nextLineOf("waiting");
        await(awaited);
        return done("waited");
    }

    @Async
    private Coroutine<Void> othersTasks() {
        opening = EventLoop.running().createFuture();
        Task<String> inside = createTask(outer(this));
        await(yieldNow());
        List<String> insideAt = text(inside.stack());
        Task<String> outside = createTask(waiting(gather(inside)));
        await(yieldNow());
        assertThat(text(outside.stack())).containsExactly(places.get(0));
        assertThat(text(inside.stack())).hasSize(5).isEqualTo(insideAt);
        opening.setResult("open");
        assertThat(await(outside)).isEqualTo("waited");
        return done();
    }

    @Test
    void nothingOfTheTasksItWaitsFor() {
        Weft.run(othersTasks());
    }
}
