// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code gather-duplicates.py}. */
final class GatherDuplicates extends Program {

    @Async
    Coroutine<Void> child(List<String> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Object> value() {
        await(yieldNow());
        return done(new Object());
    }

    @Async
    Coroutine<Void> main() {
        Coroutine<Object> c = value();
        List<Object> abc = await(gather(c, sleep(seconds(0), "between"), c));
        print("one coroutine, one result", abc.get(0) == abc.get(2), abc.get(1));
        List<String> log = new ArrayList<>();
        Task<Void> t = createTask(child(log));
        Future<List<Void>> g = gather(t, t, t);
        await(yieldNow());
        g.cancel();
        List<Object> rs = results(await(gatherOutcomes(g)));
        print(typeName((Throwable) rs.get(0)), log, "asked", t.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
