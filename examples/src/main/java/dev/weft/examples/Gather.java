// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Outcome;
import dev.weft.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways to wait for many results. Calling {@code call} starts nothing: it is {@code await}, {@code createTask} or
 * {@code gather} that runs the coroutine it answers. {@code gather} throws the first error; {@code gatherOutcomes} tells
 * of each call how it ended.
 */
public final class Gather {
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final List<String> ENDPOINTS = List.of("users", "products", "stock");

    private final PrintStream out;

    Gather(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        run(new Gather(System.out).compare());
    }

    @Async
    Coroutine<Void> compare() throws IOException {
        await(timed("one by one", oneByOne()));
        await(timed("as tasks", asTasks()));
        await(timed("gathered", gathered()));
        await(outcomes());
        return done();
    }

    /** Each call begins when the one before has ended. */
    @Async
    private Coroutine<List<String>> oneByOne() throws IOException {
        var replies = new ArrayList<String>();
        for (String endpoint : ENDPOINTS) {
            replies.add(await(call(endpoint)));
        }
        return done(replies);
    }

    /** All calls are under way before the first is waited for. */
    @Async
    private Coroutine<List<String>> asTasks() throws IOException {
        var calls = new ArrayList<Task<String>>();
        for (String endpoint : ENDPOINTS) {
            calls.add(createTask(call(endpoint)));
        }
        var replies = new ArrayList<String>();
        for (Task<String> call : calls) {
            replies.add(await(call));
        }
        return done(replies);
    }

    /** The same in one line; the results stand in the order of the arguments. */
    @Async
    private Coroutine<List<String>> gathered() throws IOException {
        return done(await(gather(call("users"), call("products"), call("stock"))));
    }

    @Async
    private Coroutine<Void> outcomes() throws IOException {
        for (Outcome<String> outcome : await(gatherOutcomes(call("users"), call("prices"), call("stock")))) {
            if (outcome instanceof Outcome.Success<String> success) {
                out.println("ok: " + success.value());
            } else if (outcome instanceof Outcome.Failure<String> failure) {
                out.println("failed: " + failure.error().getMessage());
            } else {
                out.println("cancelled");
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> timed(String style, Coroutine<List<String>> calls) {
        EventLoop loop = EventLoop.running();
        long start = loop.time();
        List<String> replies = await(calls);
        Duration took = Duration.ofNanos(loop.time() - start);
        out.println(style + ", " + took.toMillis() + " ms: " + String.join(", ", replies));
        return done();
    }

    @Async
    private Coroutine<String> call(String endpoint) throws IOException {
        await(sleep(LATENCY));
        return done(
                switch (endpoint) {
                    case "users" -> "3 users";
                    case "products" -> "12 products";
                    case "stock" -> "7 pallets";
                    default -> throw new IOException(endpoint + " refused");
                });
    }
}
