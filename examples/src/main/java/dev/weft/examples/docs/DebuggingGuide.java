// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionContext;
import dev.weft.Runner;
import dev.weft.Task;

/** What docs/guide/debugging.md shows. */
@SuppressWarnings("DoNotCallSuggester") // what the guide shows fails
final class DebuggingGuide {

    private DebuggingGuide() {}

    // region debugging-on
    static void runInDebugMode() {
        try (Runner runner = Runner.builder().debug(true).build()) {
            runner.loop().setSlowCallbackDuration(ofMillis(50)); // 100 ms unless you say so
            runner.run(main());
        }
    }
    // endregion

    // region debugging-dump
    /** Prints what every task of the loop waits for. Called from any thread: of an endpoint, say. */
    static void dump(EventLoop loop) {
        loop.callSoonThreadsafe(() -> {
            for (Task<?> task : allTasks()) {
                System.out.println(task.name());
                task.stack().forEach(line -> System.out.println("    " + line));
            }
        });
    }
    // endregion

    @Async
    static Coroutine<Void> main() {
        createTask(order(1), "first order");
        await(yieldNow());
        dump(EventLoop.running());
        await(yieldNow());
        await(yieldNow());
        return done();
    }

    @Async
    static Coroutine<Void> order(int id) {
        await(charge(id));
        return done();
    }

    @Async
    static Coroutine<Void> charge(int id) {
        await(sleep(ofSeconds(id)));
        return done();
    }

    // region debugging-handler
    @Async
    static Coroutine<Void> handled() {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(map -> {
            ExceptionContext context = ExceptionContext.of(map);
            if (context.exception() instanceof IllegalArgumentException) {
                System.out.println(
                        context.message() + ": " + context.exception().getMessage());
            } else {
                loop.defaultExceptionHandler(map); // logs it
            }
        });
        createTask(refused(), "refund"); // nobody awaits it
        await(yieldNow());
        return done();
    }

    @Async
    static Coroutine<Void> refused() {
        throw new IllegalArgumentException("no such order");
    }
    // endregion

    // region debugging-swallowed
    @Async
    static Coroutine<Void> poll() {
        while (true) {
            try {
                await(sleep(ofSeconds(1)));
            } catch (CancelledError e) {
                return done(); // ends as if nobody had asked
            }
        }
    }
    // endregion

    @Async
    static Coroutine<Void> swallowed() {
        Task<Void> poll = createTask(poll(), "poll");
        await(yieldNow());
        poll.cancel();
        await(poll);
        return done();
    }

    // region debugging-blocked
    @Async
    static Coroutine<Void> report(Process process) throws InterruptedException {
        process.waitFor(); // holds every task of the loop
        await(toThread(process::waitFor)); // holds a thread of the loop's executor
        return done();
    }
    // endregion
}
