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
import dev.weft.Outcome;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code gather-cancel.py}. */
final class GatherCancel extends Program {

    @Async
    Coroutine<String> child(String name, List<String> log, boolean swallow) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            if (swallow) {
                return done(name + " swallowed");
            }
            await(yieldNow());
            log.add(name + " cleaned");
            throw e;
        }
        return done(null);
    }

    @Async
    Coroutine<String> quick(String value) {
        return done(value);
    }

    @Async
    Coroutine<Object> waits(Future<?> g, List<String> log) {
        try {
            return done(await(g));
        } catch (CancelledError e) {
            log.add("waiter cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> main() {
        for (boolean outcomes : new boolean[] {false, true}) {
            List<String> log = new ArrayList<>();
            List<Coroutine<String>> all = List.of(child("a", log, false), child("b", log, true), quick("c"));
            Future<?> g = outcomes ? gatherOutcomes(all) : gather(all);
            Task<Object> t = createTask(waits(g, log));
            await(yieldNow());
            print("cancel", t.cancel(), "gather done", g.isDone());
            try {
                await(t);
            } catch (CancelledError e) {
                print(outcomes, log, "gather cancelled", g.isCancelled(), "task cancelled", t.isCancelled());
            }
        }
        List<String> log = new ArrayList<>();
        Task<String> a = createTask(child("a", log, false));
        Task<String> b = createTask(child("b", log, false));
        Future<List<String>> g = gather(a, b);
        await(yieldNow());
        a.cancel();
        try {
            await(g);
        } catch (CancelledError e) {
            print("one child cancelled", log, "gather cancelled", g.isCancelled());
            print("its error", typeName(g.exception()), "sibling runs on", !b.isDone());
        }
        print("cancelling it now", g.cancel(), b.cancelling());
        b.cancel();
        List<Object> rs = results(await(gatherOutcomes(b, quick("q"))));
        print("as outcomes", List.of(typeName((Throwable) rs.get(0)), rs.get(1)));
        log = new ArrayList<>();
        Future<List<Outcome<String>>> both = gatherOutcomes(child("x", log, false), child("y", log, false));
        await(yieldNow());
        print("gather.cancel", both.cancel(), both.cancel(), "not done yet", both.isDone(), both.isCancelled());
        try {
            await(both);
        } catch (CancelledError e) {
            print(log.stream().sorted().toList(), "done", both.isDone(), "cancelled", both.isCancelled());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
