// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;

/** {@code cancelled-without-cancel.py}. */
final class CancelledWithoutCancel extends MainProgram {

    @Async
    private static Coroutine<Void> raises() {
        throw new CancelledError("by hand");
    }

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(seconds(10)));
        return done();
    }

    @Async
    private Coroutine<String> tells(Awaitable<?> aw) {
        try {
            await(aw);
        } catch (CancelledError e) {
            boolean mine = currentTask().cancelling() > 0;
            log.add(mine ? "mine" : "what I awaited");
            if (mine) {
                throw e;
            }
        }
        return done("went on");
    }

    @Async
    @Override
    Coroutine<Void> main() {
        print(await(tells(raises())), log);
        Task<Void> child = createTask(sleeps());
        Task<String> t = createTask(tells(child));
        await(yieldNow());
        child.cancel();
        print(await(t), log, t.isCancelled(), t.cancelling(), child.cancelling());
        child = createTask(sleeps());
        t = createTask(tells(child));
        await(yieldNow());
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled(), t.cancelling(), child.cancelling());
        Task<Void> r = createTask(raises());
        await(Weft.wait(List.of(r), ReturnWhen.ALL_COMPLETED));
        print(r.isCancelled(), r.cancelling(), r.cancel(), r.cancelling());
        Future<Void> fut = future();
        fut.setException(new CancelledError("as an error"));
        print(fut.isCancelled(), typeName(fut.exception()), await(tells(fut)));
        t = createTask(tells(fut));
        t.cancel("really");
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled());
        return done();
    }
}
