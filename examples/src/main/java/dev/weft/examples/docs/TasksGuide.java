// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Outcome;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskOptions;
import dev.weft.Waited;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** What docs/guide/tasks.md shows. */
final class TasksGuide {

    private TasksGuide() {}

    // region tasks-coroutine
    @Async
    static Coroutine<String> fetch(String page, int millis) throws IOException {
        await(sleep(ofMillis(millis)));
        if (page.isEmpty()) {
            throw new IOException("no page");
        }
        return done("<" + page + ">");
    }
    // endregion

    @Async
    static Coroutine<Void> cold() throws IOException {
        // region tasks-cold
        Coroutine<String> cold = fetch("a", 10); // nothing has run
        String text = await(cold); // runs it here, in this task; once
        // endregion
        System.out.println(text);
        return done();
    }

    @Async
    static Coroutine<Void> beside() throws IOException {
        // region tasks-create
        Task<String> slow = createTask(fetch("slow", 100)); // runs beside us from our next await on
        Task<String> named = createTask(fetch("quick", 10), "quick");
        System.out.println(await(named) + await(slow)); // after 100 ms, not 110
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> together() throws IOException {
        // region tasks-gather
        List<String> pages = await(gather(fetch("a", 30), fetch("b", 10))); // in argument order
        List<Outcome<String>> outcomes = await(gatherOutcomes(fetch("c", 10), fetch("", 10)));
        for (Outcome<String> outcome : outcomes) {
            if (outcome instanceof Outcome.Success<String> success) {
                System.out.println(success.value());
            } else if (outcome instanceof Outcome.Failure<String> failure) {
                System.out.println(failure.error());
            }
        }
        // endregion
        System.out.println(pages);
        return done();
    }

    @Async
    static Coroutine<Void> asTheyCome() throws IOException {
        // region tasks-as-completed
        List<Task<String>> tasks = List.of(createTask(fetch("a", 30)), createTask(fetch("b", 10)));
        for (Task<String> task : await(asCompleted(tasks))) {
            System.out.println(task.result()); // <b>, then <a>
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> first() throws IOException {
        // region tasks-wait
        List<Task<String>> tasks = List.of(createTask(fetch("a", 30)), createTask(fetch("b", 10)));
        Waited<Task<String>> waited = await(Weft.wait(tasks, ReturnWhen.FIRST_COMPLETED));
        System.out.println(waited.done().iterator().next().result());
        waited.pending().forEach(Task::cancel); // wait itself cancels nothing
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> future() {
        // region tasks-future
        Future<String> answer = EventLoop.running().createFuture();
        EventLoop.running().callLater(ofMillis(10), () -> answer.setResult("42")); // or some driver's callback
        System.out.println(await(answer));
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> eager() throws IOException {
        // region tasks-eager
        Task<String> eager = createTask(fetch("now", 10), TaskOptions.EAGER.withName("now")); // it sleeps already
        System.out.println(eager.stack().size() + " " + await(eager));
        // endregion
        return done();
    }
}
