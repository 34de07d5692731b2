// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code cleanup-errors.py}. */
final class CleanupErrors extends MainProgram {

    private record Case(String first, String second, boolean swallow) {}

    @Async
    private Coroutine<Void> inner(String error) throws IOException {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add("inner");
            if (error != null) {
                await(yieldNow());
                raise(new IOException(error));
            }
        }
        return done();
    }

    @Async
    private Coroutine<String> outer(String first, String second, boolean swallow) throws IOException {
        try {
            await(inner(first));
        } catch (IOException e) {
            log.add("caught " + str(e));
            if (!swallow) {
                throw e;
            }
        } finally {
            log.add("outer");
            if (second != null) {
                raise(new IllegalArgumentException(second));
            }
        }
        return done("value");
    }

    @Async
    @Override
    Coroutine<Void> main() throws IOException {
        List<Case> cases = List.of(
                new Case(null, null, false),
                new Case("in inner", null, false),
                new Case("in inner", null, true),
                new Case(null, "in outer", false),
                new Case("lost", "in outer", false),
                new Case("swallowed", "in outer", true));
        for (Case c : cases) {
            log.clear();
            Task<String> t = createTask(outer(c.first, c.second, c.swallow));
            await(yieldNow());
            t.cancel();
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
            Object ended = t.isCancelled() ? "cancelled" : t.exception() != null ? t.exception() : t.result();
            print(log, ended, t.cancelling());
        }
        return done();
    }
}
