// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code cancel-three-deep.py}. */
final class CancelThreeDeep extends MainProgram {

    @Async
    private Coroutine<String> inner() {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add("inner finally");
        }
        return done(null);
    }

    @Async
    private Coroutine<String> middle(Task<String> task, String how) {
        try {
            return done(await(task));
        } catch (CancelledError e) {
            log.add("middle " + str(e));
            switch (how) {
                case "swallow" -> {
                    return done("middle value");
                }
                case "replace" -> raise(new IOException("instead", e));
                case "rename" -> throw new CancelledError("renamed");
                case "wait" -> {
                    await(yieldNow());
                    await(yieldNow());
                }
                default -> {}
            }
            throw e;
        }
    }

    @Async
    private Coroutine<String> outer(Task<String> task) {
        try {
            return done(await(task));
        } catch (Throwable e) {
            log.add("outer " + typeName(e) + " " + str(e));
            throw e;
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String how : List.of("raise", "swallow", "replace", "rename", "wait")) {
            log.clear();
            Task<String> i = createTask(inner());
            Task<String> m = createTask(middle(i, how));
            Task<String> o = createTask(outer(m));
            await(yieldNow());
            o.cancel("why");
            await(Weft.wait(List.of(o), ReturnWhen.ALL_COMPLETED));
            print(how, log);
            Object ended = o.isCancelled() ? "cancelled" : o.exception() != null ? o.exception() : o.result();
            List<Task<String>> all = List.of(i, m, o);
            print(
                    all.stream().map(Task::isCancelled).toList(),
                    all.stream().map(Task::cancelling).toList(),
                    ended);
            if (!m.isCancelled()) {
                m.exception();
            }
        }
        return done();
    }
}
