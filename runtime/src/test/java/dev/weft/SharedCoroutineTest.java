// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A coroutine runs once: whoever comes second gets an error, and the first is not disturbed. */
class SharedCoroutineTest {

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    @Async
    private static Coroutine<String> child() {
        String value = await(sleep(ofMillis(100), "v"));
        return done(value + " in " + currentTask().name());
    }

    @Async
    private static Coroutine<List<Outcome<String>>> twoTasks() {
        Coroutine<String> shared = child();
        return done(await(gatherOutcomes(createTask(shared, "A"), createTask(shared, "B"))));
    }

    @Test
    void secondTaskFails() {
        List<Outcome<String>> outcomes = run(twoTasks());
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>("v in A"));
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure -> assertThat(failure.error()).hasMessage("coroutine is being awaited already"));
    }

    @Async
    private static Coroutine<String> awaits(Coroutine<String> shared) {
        String value = await(shared);
        return done(value + ", continued in " + currentTask().name());
    }

    @Async
    private static Coroutine<String> taskAndAwait() {
        Coroutine<String> shared = child();
        Task<String> task = createTask(shared, "B");
        currentTask().setName("main");
        String value = await(awaits(shared));
        assertThat(task.exception()).isInstanceOf(IllegalStateException.class);
        return done(value);
    }

    @Test
    void awaitThatStartedItKeepsItsOwnTask() {
        assertThat(run(taskAndAwait())).isEqualTo("v in main, continued in main");
    }

    @Async
    private static Coroutine<String> cancelledCopy() {
        Coroutine<String> shared = child();
        Task<String> task = createTask(shared, "A");
        await(yieldNow());
        CompletableFuture<String> second = Weft.runThreadsafe(shared, EventLoop.running());
        second.cancel(true);
        return done(await(task));
    }

    @Test
    void cancellingASecondRunLeavesTheFirstAlone() {
        assertThat(run(cancelledCopy())).isEqualTo("v in A");
    }

    @Async
    private static Coroutine<String> doneFutureByHand() {
        Future<String> future = EventLoop.running().createFuture();
        future.setResult("there");
        return done(await(Coroutine.<String>suspend(future)));
    }

    @Test
    void suspendingWithADoneFutureGoesOn() {
        assertThat(run(doneFutureByHand())).isEqualTo("there");
    }

    @Async
    private static Coroutine<Void> link(Task<?> awaited) {
        await(awaited);
        return done();
    }

    @Async
    private static Coroutine<Boolean> longChain() {
        Task<?> head = createTask(child());
        for (int i = 0; i < 50_000; i++) {
            head = createTask(link(head));
        }
        await(yieldNow());
        await(yieldNow());
        head.cancel();
        try {
            await(head);
        } catch (CancelledError e) {
            return done(true);
        }
        return done(false);
    }

    @Test
    void cancellationReachesTheEndOfALongChainOfTasks() {
        assertThat(run(longChain())).isTrue();
    }

    @Test
    void groupNeedsATask() {
        Coroutine<Void> group = TaskGroup.run(tasks -> done());
        assertThatThrownBy(() -> group.send(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no running event loop");
    }
}
