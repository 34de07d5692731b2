// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-outside-cancel.py}. */
final class TimeoutOutsideCancel extends MainProgram {

    private record Case(String what, double delay, double cleanup, double when, boolean swallow) {}

    @Async
    private Coroutine<String> limited(double delay, double cleanup, boolean swallow) {
        Task<?> me = currentTask();
        Timeout[] used = new Timeout[1];
        try (Timeout scope = timeout(seconds(delay))) {
            used[0] = scope;
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError unwinding) {
                log.add(tuple("unwinds", scope.expired(), me.cancelling()));
                try {
                    await(sleep(seconds(cleanup)));
                } catch (CancelledError e) {
                    log.add(tuple("again", scope.expired(), me.cancelling()));
                    if (!swallow) {
                        throw e;
                    }
                }
                throw unwinding;
            }
            return done(null);
        } catch (TimeoutException e) {
            log.add(tuple("timed out", used[0].expired(), me.cancelling()));
            await(sleep(seconds(0.25)));
            return done("after the timeout");
        } catch (CancelledError e) {
            log.add(tuple("cancelled", used[0].expired(), me.cancelling()));
            throw e;
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (Case c : List.of(
                new Case("before", 0.1, 0, 0.05, false),
                new Case("while it cleans up", 0.05, 0.2, 0.1, false),
                new Case("while it cleans up, swallowed", 0.05, 0.2, 0.1, true),
                new Case("after", 0.05, 0, 0.15, false),
                new Case("and the deadline while that cleans up", 0.1, 0.2, 0.05, false),
                new Case("never", 0.05, 0, 1, false))) {
            log.clear();
            Task<String> t = createTask(limited(c.delay, c.cleanup, c.swallow));
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED, seconds(c.when)));
            t.cancel("outside");
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
            print(c.what, log, t.isCancelled(), t.cancelling());
        }
        return done();
    }
}
