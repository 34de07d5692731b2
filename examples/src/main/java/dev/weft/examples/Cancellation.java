// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Stopping what runs. {@code cancel} asks: a {@code CancelledError} is thrown at the {@code await} where the task is
 * suspended, and once it has left the coroutine the task is cancelled. Code that catches it throws it on, or has refused.
 */
public final class Cancellation {
    private final PrintStream out;

    Cancellation(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(new Cancellation(System.out).show());
    }

    @Async
    Coroutine<Void> show() {
        await(stop(createTask(poll(), "poller")));
        await(stop(createTask(download(), "download")));
        await(stop(createTask(refuse(), "stubborn")));
        return done();
    }

    /** Cancels a task after a while, and waits for its clean-up. */
    @Async
    private Coroutine<Void> stop(Task<String> task) {
        await(sleep(Duration.ofMillis(50)));
        out.println("cancel " + task.name() + ": " + task.cancel());
        try {
            out.println(task.name() + " ended with " + await(task));
        } catch (CancelledError e) {
            out.println(task.name() + " was cancelled");
        }
        return done();
    }

    /** Runs until it is cancelled, tells what it has done, and lets the error go on. */
    @Async
    private Coroutine<String> poll() {
        int polls = 0;
        try {
            while (true) {
                polls++;
                await(sleep(Duration.ofMillis(30)));
            }
        } catch (CancelledError e) {
            out.println("poller stops after " + polls + " polls");
            throw e;
        }
    }

    /** Who waits for a group hands a cancellation on to every task of it. */
    private Coroutine<String> download() {
        return TaskGroup.run(group -> {
            group.createTask(part(1));
            group.createTask(part(2));
            return done("both parts");
        });
    }

    /** Most code needs no catch: {@code finally} cleans up on every path. */
    @Async
    private Coroutine<Void> part(int number) {
        out.println("part " + number + " opens its file");
        try {
            await(sleep(Duration.ofSeconds(10)));
        } finally {
            out.println("part " + number + " closes its file");
        }
        return done();
    }

    /** Swallows the error, and so ends as if nobody had asked: seldom what anyone wants. */
    @Async
    private Coroutine<String> refuse() {
        try {
            await(sleep(Duration.ofSeconds(10)));
            return done("a result");
        } catch (CancelledError e) {
            return done("a result all the same");
        }
    }
}
