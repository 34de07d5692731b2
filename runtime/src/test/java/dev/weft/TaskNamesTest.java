// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A task says what it runs: unnamed ones are called after their method, with a number that is one loop's. */
class TaskNamesTest {

    @Async
    private Coroutine<String> fetchProfile() {
        await(yieldNow());
        return done(currentTask().name());
    }

    @Async
    private CompletableFuture<String> promised() {
        return CompletableFuture.completedFuture(currentTask().name());
    }

    @Async
    private Coroutine<List<String>> names() {
        List<String> names = new ArrayList<>(List.of(currentTask().name()));
        names.add(await(createTask(fetchProfile())));
        names.add(await(createTask(fetchProfile())));
        names.add(await(createTask(fetchProfile(), "mine")));
        names.add(await(createTask(fetchProfile(), TaskOptions.EAGER)));
        names.addAll(await(gather(fetchProfile(), fetchProfile())));
        names.add(await(createTask(async(() -> done(currentTask().name())))));
        names.add(await(promised()));
        EventLoop loop = EventLoop.running();
        names.add(await(toThread(() -> runThreadsafe(fetchProfile(), loop).join())));
        try (TaskGroup group = new TaskGroup()) {
            Task<Void> sleeping = group.createTask(sleep(Duration.ZERO).toCoroutine());
            names.add(sleeping.name());
            sleeping.setName("renamed");
            names.add(sleeping.name());
        }
        return done(names);
    }

    @Test
    void methodAndNumber() {
        List<String> expected = List.of(
                "names-1",
                "fetchProfile-2",
                "fetchProfile-3",
                "mine",
                "fetchProfile-5",
                "fetchProfile-6",
                "fetchProfile-7",
                "async-8",
                "promised-9",
                "fetchProfile-10",
                "sleep-11",
                "renamed");
        assertThat(Weft.run(names())).isEqualTo(expected);
        assertThat(Weft.run(names())).as("another loop").isEqualTo(expected);
    }

    @Async
    private Coroutine<String> whileItWaits() {
        Task<String> task = createTask(fetchProfile());
        await(yieldNow());
        String text = task.toString();
        await(task);
        return done(text + task);
    }

    @Test
    void itsTextSaysWhereItStands() {
        assertThat(Weft.run(whileItWaits()))
                .matches("<Task fetchProfile-2 pending at dev\\.weft\\.TaskNamesTest\\.fetchProfile"
                        + "\\(TaskNamesTest\\.java:\\d+\\)><Task fetchProfile-2 finished result=fetchProfile-2>");
    }
}
