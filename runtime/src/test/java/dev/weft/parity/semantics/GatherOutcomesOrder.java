// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Outcome;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code gather-outcomes-order.py}. */
final class GatherOutcomesOrder extends MainProgram {

    @Async
    private Coroutine<Object> ends(String how, int turns) {
        try {
            await(turns(turns));
        } catch (CancelledError e) {
            if (how.equals("swallows")) {
                return done("swallowed");
            } else if (how.equals("replaces")) {
                raise(new IOException("replaced"));
            }
            throw e;
        }
        switch (how) {
            case "fails" -> throw new IllegalArgumentException("failed");
            case "raises cancelled" -> throw new CancelledError("by hand");
            case "returns an error" -> {
                return done(new IOException("returned"));
            }
            default -> {
                return done(how);
            }
        }
    }

    private static String typed(Object r) {
        return r instanceof String ? "str" : typeName((Throwable) r);
    }

    @Async
    @Override
    Coroutine<Void> main() {
        List<String> hows = List.of(
                "fails",
                "value",
                "is cancelled",
                "swallows",
                "raises cancelled",
                "replaces",
                "returns an error",
                "slow");
        List<Task<Object>> ts = new ArrayList<>();
        for (int i = 0; i < hows.size(); i++) {
            ts.add(createTask(ends(hows.get(i), hows.size() - i)));
        }
        Future<List<Outcome<Object>>> g = gatherOutcomes(ts);
        await(yieldNow());
        for (String how : List.of("is cancelled", "swallows", "replaces")) {
            ts.get(hows.indexOf(how)).cancel();
        }
        int turns = 0;
        while (!g.isDone()) {
            await(yieldNow());
            turns++;
        }
        List<Object> rs = results(g.result());
        for (int i = 0; i < hows.size(); i++) {
            Object r = rs.get(i);
            print(hows.get(i), "->", r instanceof Throwable e ? typeName(e) : r, r instanceof Exception ? r : "");
        }
        print(turns, g.isCancelled(), ts.stream().map(Task::isCancelled).toList());
        Future<Object> fut = future();
        fut.cancel("a future");
        Task<Object> t = createTask(ends("value", 1));
        print(results(await(gatherOutcomes(t, fut, t))).stream()
                .map(GatherOutcomesOrder::typed)
                .toList());
        return done();
    }
}
