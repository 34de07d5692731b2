// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.List;

/** {@code group-body-awaits-failing.py}. */
final class GroupBodyAwaitsFailing extends MainProgram {

    @Async
    private static Coroutine<Void> fails(int turns) {
        await(turns(turns));
        throw new IllegalArgumentException("member");
    }

    @Async
    private Coroutine<String> body(String how, int turns, Task<?> me) {
        try (TaskGroup tg = new TaskGroup()) {
            Task<Void> t = tg.createTask(fails(turns));
            try {
                await(t);
            } catch (IllegalArgumentException e) {
                log.add("not reached");
            } catch (CancelledError e) {
                log.add(tuple(t.isDone(), me.cancelling()));
                switch (how) {
                    case "passes on" -> throw e;
                    case "asks again" -> await(t);
                    case "replaces" -> raise(new IOException("body"));
                    case "returns" -> {
                        return done("value");
                    }
                    case "waits again" -> {
                        await(yieldNow());
                        log.add("free to");
                    }
                    default -> {}
                }
            }
        }
        return done("not reached");
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<?> me = currentTask();
        for (String how : List.of("passes on", "swallows", "asks again", "replaces", "returns", "waits again")) {
            for (int turns : new int[] {0, 2}) {
                log.clear();
                try {
                    log.add(await(body(how, turns, me)));
                } catch (ExceptionGroup eg) {
                    log.add(eg.exceptions().stream()
                            .map(e -> typeName(e) + " " + str(e))
                            .toList());
                }
                print(how, turns, log, me.cancelling());
            }
        }
        return done();
    }
}
