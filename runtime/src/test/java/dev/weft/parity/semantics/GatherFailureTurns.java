// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code gather-failure-turns.py}. */
final class GatherFailureTurns extends MainProgram {

    @Async
    private Coroutine<String> child(String name, int turns, boolean fails) {
        try {
            await(turns(turns));
            log.add(name);
            if (fails) {
                raise(new IOException(name));
            }
            return done(name);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    private Coroutine<Void> waits(Future<List<String>> g) {
        try {
            log.add(await(g));
        } catch (Exception e) {
            log.add("waiter: " + str(e));
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<String> a = createTask(child("a", 4, false));
        Future<List<String>> g = gather(a, child("bad", 1, true), child("worse", 2, true));
        Task<Void> w = createTask(waits(g));
        for (int turn = 0; turn < 6; turn++) {
            log.add(tuple(turn, g.isDone(), w.isDone()));
            await(yieldNow());
        }
        print(log);
        print(g.cancel(), a.isCancelled(), a.result(), typeName(g.exception()), g.exception());
        log.clear();
        a = createTask(child("a", 9, false));
        g = gather(child("bad", 0, true), a);
        await(waits(g));
        await(waits(g));
        w = createTask(waits(g));
        w.cancel();
        await(Weft.wait(List.of(w, a), ReturnWhen.ALL_COMPLETED));
        print(log, w.isCancelled(), a.isCancelled());
        return done();
    }
}
