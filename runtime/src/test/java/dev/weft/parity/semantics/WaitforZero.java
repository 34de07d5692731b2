// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code waitfor-zero.py}. */
final class WaitforZero extends MainProgram {

    private record Case(String name, String value, Exception error, int turns) {}

    @Async
    private Coroutine<Object> runs(Case c) {
        log.add(c.name + " starts");
        try {
            await(sleep(seconds(c.turns == 0 ? 0 : 10)));
        } catch (CancelledError e) {
            await(turns(c.turns));
            log.add(c.name + " cleaned up");
            if (c.error != null) {
                raise(c.error);
            }
            if (c.value != null) {
                return done(c.value);
            }
            throw e;
        }
        return done(c.value);
    }

    private static Coroutine<Object> how(Awaitable<Object> aw, int limit) throws TimeoutException {
        return how(waitFor(aw, seconds(limit)));
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        for (int limit : new int[] {0, -1}) {
            log.clear();
            Future<Object> done = future();
            Future<Object> failed = future();
            Future<Object> pending = future();
            Future<Object> cancelled = future();
            done.setResult("result");
            failed.setException(new IOException("error"));
            cancelled.cancel("cancelled before");
            print(
                    "futures",
                    await(how(done, limit)),
                    "|",
                    await(how(failed, limit)),
                    "|",
                    await(how(pending, limit)),
                    pending.isCancelled());
            print("cancelled", str(await(how(cancelled, limit))).split(" ")[0]);
            print("coroutine", await(how(runs(new Case("coroutine", null, null, 0)), limit)), log);
            for (Case c : List.of(
                    new Case("task", null, null, 1),
                    new Case("slow", null, null, 3),
                    new Case("swallows", "value", null, 1),
                    new Case("fails", null, new IOException("o"), 1))) {
                Task<Object> t = createTask(runs(c));
                await(yieldNow());
                print(c.name, await(how(t, limit)), t.isDone(), t.isCancelled());
            }
            Task<Object> t = createTask(runs(new Case("unstarted", null, null, 0)));
            print("unstarted", await(how(t, limit)), t.isCancelled());
            print(log, currentTask().cancelling());
        }
        return done();
    }
}
