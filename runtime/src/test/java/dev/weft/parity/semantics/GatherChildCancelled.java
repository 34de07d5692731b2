// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;

/** {@code gather-child-cancelled.py}. */
final class GatherChildCancelled extends MainProgram {

    @Async
    private Coroutine<Object> sleeps(String name) {
        try {
            await(sleep(seconds(0.01)));
            return done(name);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    private Coroutine<Object> tries(Task<Object> a, Task<Object> b) {
        Future<List<Object>> g = gather(a, b);
        try {
            return done(await(g));
        } catch (CancelledError e) {
            log.add(tuple("waiter", currentTask().cancelling(), g.isCancelled(), str(e)));
            return done(await(b));
        }
    }

    @Async
    private static Coroutine<Object> propagates(Future<Object> a, Task<Object> b) {
        return done(await(gather(a, b)));
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<Object> a = createTask(sleeps("a"));
        Task<Object> b = createTask(sleeps("b"));
        Task<Object> t = createTask(tries(a, b));
        await(yieldNow());
        a.cancel("only a");
        print(await(t), log, t.isCancelled(), t.cancelling());
        log.clear();
        a = createTask(sleeps("a"));
        b = createTask(sleeps("b"));
        t = createTask(propagates(a, b));
        await(yieldNow());
        a.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled(), t.cancelling(), b.isDone(), await(b));
        Future<Object> fut = future();
        t = createTask(propagates(fut, createTask(sleeps("c"))));
        await(yieldNow());
        fut.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(t.isCancelled(), t.cancelling(), log);
        return done();
    }
}
