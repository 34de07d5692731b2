// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code asyncgen-shutdown.py}. */
final class AsyncgenShutdown extends GeneratorProgram {

    private static final String CLOSING = "an error occurred during closing of asynchronous generator";

    private final List<Object> log = new ArrayList<>();
    private final List<AsyncGenerator<Object, Void>> kept = new ArrayList<>();

    @Async
    AsyncGenerator<Object, Void> gen(String name, int turns, boolean fails) {
        try {
            log.add(name + " begins");
            AsyncGenerator.yield(name);
            AsyncGenerator.yield(name);
        } finally {
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
            log.add(name + " closed");
            if (fails) {
                throw new IllegalArgumentException(name + " fails");
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> ignores() {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            AsyncGenerator.yield(2);
        }
        return AsyncGenerator.end();
    }

    private void handler(Map<String, Object> context) {
        String message = message(context.get("message")).substring(0, CLOSING.length());
        boolean isLast = context.get("asyncgen") == kept.get(kept.size() - 1);
        log.add(tuple(message, str(context.get("exception")), isLast));
    }

    @Async
    Coroutine<Void> leftover() {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add("leftover task cancelled");
        }
        return done();
    }

    @Async
    Coroutine<String> main(String how) {
        EventLoop.running().setExceptionHandler(this::handler);
        switch (how) {
            case "open" -> {
                kept.addAll(List.of(
                        gen("begun", 0, false),
                        gen("not begun", 0, false),
                        gen("ended", 0, false),
                        gen("closed", 0, false)));
                await(anext(kept.get(0)));
                int items = 0;
                for (Object item : await(kept.get(2))) {
                    items += 1;
                }
                await(anext(kept.get(3)));
                await(kept.get(3).aclose());
                createTask(leftover());
                await(yieldNow());
            }
            case "order" -> {
                kept.addAll(
                        List.of(gen("three turns", 3, false), gen("one turn", 1, false), gen("two turns", 2, false)));
                for (AsyncGenerator<Object, Void> g : kept) {
                    await(anext(g));
                }
            }
            case "fails" -> {
                kept.add(gen("bad", 1, true));
                await(anext(kept.get(0)));
            }
            case "ignores" -> {
                kept.add(ignores());
                await(anext(kept.get(0)));
            }
            default -> {
                kept.add(gen("open", 0, false));
                await(anext(kept.get(0)));
                throw new KeyError("main");
            }
        }
        log.add("main ends");
        return done(how);
    }

    @Override
    protected void script() {
        for (String how : List.of("open", "order", "fails", "ignores", "main fails")) {
            try {
                print(run(main(how)));
            } catch (KeyError e) {
                print("KeyError:", e);
            }
            print(log);
            log.clear();
            kept.clear();
        }
    }
}
