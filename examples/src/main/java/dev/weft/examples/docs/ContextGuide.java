// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.TaskOptions;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** What docs/guide/context.md shows. */
final class ContextGuide {

    private ContextGuide() {}

    // region context-variable
    static final ContextVar<String> REQUEST = ContextVar.of("request", "no request");

    static void log(String text) {
        System.out.println(REQUEST.get() + ": " + text); // nobody has handed it the request
    }

    @Async
    static Coroutine<Void> handle(String request) {
        REQUEST.set(request);
        log("begins");
        await(pay());
        log("ends");
        return done();
    }

    @Async
    static Coroutine<Void> pay() {
        await(yieldNow()); // the other request runs here
        log("pays");
        return done();
    }

    @Async
    static Coroutine<Void> serve() {
        await(gather(handle("A"), handle("B")));
        log("all served"); // no request: what the two have set is theirs
        return done();
    }
    // endregion

    // region context-reset
    @Async
    static Coroutine<Void> asAdmin() {
        ContextVar.Token token = REQUEST.set("admin");
        try {
            await(pay());
        } finally {
            REQUEST.reset(token); // as it was before
        }
        return done();
    }
    // endregion

    // region context-threads
    @Async
    static Coroutine<Void> inThreads(Executor executor) {
        REQUEST.set("A");
        System.out.println(await(toThread(() -> REQUEST.get()))); // A
        System.out.println(await(runInExecutor(executor, () -> REQUEST.get()))); // no request
        Executor carrying = Context.carriedBy(executor);
        System.out.println(await(runInExecutor(carrying, () -> REQUEST.get()))); // A
        return done();
    }
    // endregion

    // region context-by-hand
    @Async
    static Coroutine<Void> byHand() {
        Context context = Context.copyCurrent();
        context.run(() -> REQUEST.set("B")); // set there, not here
        await(createTask(pay(), TaskOptions.DEFAULT.withContext(context))); // runs in it, and not in a copy
        log("still");
        return done();
    }
    // endregion

    // region context-mdc
    @Async
    static Coroutine<Void> tagged(String request) {
        MDC.put("request", request);
        await(yieldNow()); // others run, and have their own
        log(MDC.get("request")); // still this one's
        return done();
    }

    static void runTagged() {
        try (Runner runner = Runner.builder().mdc(true).build()) {
            runner.run(tagged("A"));
        }
    }
    // endregion
}
