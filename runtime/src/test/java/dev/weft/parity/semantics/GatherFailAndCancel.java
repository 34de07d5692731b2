// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
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
import java.io.IOException;
import java.util.List;

/** {@code gather-fail-and-cancel.py}. */
final class GatherFailAndCancel extends MainProgram {

    @Async
    private static Coroutine<Void> fails(Future<Void> fut) throws IOException {
        await(fut);
        throw new IOException("failed");
    }

    @Async
    private Coroutine<Void> sleeps() {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("sibling cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private static Coroutine<Object> waits(Future<?> g) {
        return done(await(g));
    }

    @Async
    @Override
    Coroutine<Void> main() throws IOException {
        for (boolean outcomes : new boolean[] {false, true}) {
            for (int turns = 0; turns < 4; turns++) {
                Future<Void> fut = future();
                log.clear();
                Task<Void> bad = createTask(fails(fut));
                Task<Void> sibling = createTask(sleeps());
                Future<?> g = outcomes ? gatherOutcomes(bad, sibling) : gather(bad, sibling);
                Task<Object> w = createTask(waits(g));
                await(yieldNow());
                fut.setResult(null);
                await(turns(turns));
                log.add(tuple("failed", bad.isDone(), "gather done", g.isDone(), "cancel", w.cancel()));
                await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
                log.add(w.isCancelled() ? "cancelled" : str(w.exception()));
                print(outcomes, turns, log, sibling.isCancelled());
                sibling.cancel();
                await(Weft.wait(List.of(sibling), ReturnWhen.ALL_COMPLETED));
            }
        }
        return done();
    }
}
