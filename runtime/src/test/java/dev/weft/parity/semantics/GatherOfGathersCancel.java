// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.util.List;

/** {@code gather-of-gathers-cancel.py}. */
final class GatherOfGathersCancel extends MainProgram {

    @Async
    private Coroutine<Object> leaf(String name, int cleanup) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            await(turns(cleanup));
            log.add(name + " ends");
            throw e;
        }
        return done(null);
    }

    @Async
    private Coroutine<Void> waits(Future<?> g) {
        try {
            await(g);
        } finally {
            log.add("waiter");
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int cleanup : new int[] {0, 2}) {
            log.clear();
            Future<List<Object>> inner = gather(leaf("a", 0), leaf("b", cleanup));
            Future<?> middle = gatherOutcomes(leaf("c", 0), inner);
            Future<?> outer = gather(middle, leaf("d", 0));
            Task<Void> w = createTask(waits(outer));
            await(yieldNow());
            List<Future<?>> all = List.of(inner, middle, outer);
            print(w.cancel(), all.stream().map(Future::isDone).toList());
            while (!w.isDone()) {
                await(yieldNow());
                log.add(all.stream().filter(Future::isDone).count());
            }
            print(log, w.isCancelled());
            print(all.stream().map(g -> typeName(g.exception())).toList(), outer.isCancelled());
            await(sleep(seconds(0.01)));
        }
        return done();
    }
}
