// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * A group waits for all of its tasks: {@code TaskGroup.run} ends when its body and every task have, so their results are
 * there to be read, and no task outlives the code that started it.
 */
public final class TaskGroupResults {
    private final PrintStream out;

    TaskGroupResults(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(new TaskGroupResults(System.out).show());
    }

    @Async
    Coroutine<Void> show() {
        List<Task<Integer>> queries = await(TaskGroup.run(group -> {
            var started = List.of(
                    group.createTask(query("lookup", Duration.ofMillis(80)), "lookup"),
                    group.createTask(query("history", Duration.ofMillis(140)), "history"),
                    group.createTask(query("recommendations", Duration.ofMillis(20)), "recommendations"));
            out.println("body done; finished: " + countDone(started));
            return done(started);
        }));
        out.println("group done; finished: " + countDone(queries));
        queries.forEach(query -> out.println(query.name() + ": " + query.result() + " rows"));
        return done();
    }

    /** Slow queries find more. */
    @Async
    private Coroutine<Integer> query(String name, Duration takes) {
        out.println("start " + name);
        try {
            await(sleep(takes));
            return done((int) takes.toMillis() / 10);
        } finally {
            out.println("finish " + name);
        }
    }

    private static long countDone(List<Task<Integer>> queries) {
        return queries.stream().filter(Task::isDone).count();
    }
}
