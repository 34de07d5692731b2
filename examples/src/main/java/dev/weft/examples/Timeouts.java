// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A limit on a wait. When it is over, {@code waitFor} cancels what takes too long, lets it clean up, and only then throws
 * the {@code TimeoutException}: nothing runs on behind its caller's back.
 */
public final class Timeouts {
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final PrintStream out;

    Timeouts(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(new Timeouts(System.out).show());
    }

    @Async
    Coroutine<Void> show() {
        await(report("profile", Duration.ofMillis(20)));
        await(report("analytics", Duration.ofSeconds(5)));
        out.println("tasks besides this one: " + (allTasks().size() - 1));
        return done();
    }

    @Async
    private Coroutine<Void> report(String name, Duration takes) {
        try {
            out.println("got " + await(waitFor(query(name, takes), LIMIT)));
        } catch (TimeoutException e) {
            String cause = e.getCause().getClass().getSimpleName();
            out.println(name + " took longer than " + LIMIT.toMillis() + " ms; cause: " + cause);
        }
        return done();
    }

    @Async
    private Coroutine<String> query(String name, Duration takes) {
        out.println(name + " starting");
        try {
            await(sleep(takes));
            return done(name);
        } catch (CancelledError e) {
            out.println(name + " cancelled, cleaning up");
            throw e;
        } finally {
            out.println(name + " finally");
        }
    }
}
