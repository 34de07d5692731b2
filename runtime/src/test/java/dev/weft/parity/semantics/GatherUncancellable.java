// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;

/** {@code gather-uncancellable.py}. */
final class GatherUncancellable extends MainProgram {

    @Async
    private static Coroutine<List<String>> waits(Future<List<String>> g) {
        return done(await(g));
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String who : List.of("gather", "task")) {
            for (int turns = 0; turns < 3; turns++) {
                Future<String> a = future();
                Future<String> b = future();
                Future<List<String>> g = gather(a, b);
                Task<List<String>> w = createTask(waits(g));
                await(yieldNow());
                a.setResult("a");
                b.setResult("b");
                await(turns(turns));
                boolean cancelled = (who.equals("gather") ? g : w).cancel();
                await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
                print(who, turns, cancelled, w.isCancelled(), g.result(), w.isCancelled() ? null : w.result());
            }
        }
        Future<String> a = future();
        Future<String> b = future();
        Future<List<String>> g = gather(a, b);
        Task<List<String>> w = createTask(waits(g));
        await(yieldNow());
        a.setResult("a");
        print("one child is left", w.cancel(), b.isCancelled());
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print(w.isCancelled(), g.isDone(), g.isCancelled(), typeName(g.exception()));
        return done();
    }
}
