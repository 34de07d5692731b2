// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code race-and-cancel-losers.py}. */
final class RaceAndCancelLosers extends MainProgram {

    @Async
    private Coroutine<Object> runner(String name, int turns, String cleanup, RuntimeException error) {
        try {
            await(turns(turns));
        } catch (CancelledError e) {
            log.add(name + " loses");
            await(yieldNow());
            if ("fails".equals(cleanup)) {
                raise(new IOException(name + " failed to stop"));
            }
            if ("swallows".equals(cleanup)) {
                return done(name + " ends all the same");
            }
            throw e;
        }
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Coroutine<Object> runner(String name, int turns) {
        return runner(name, turns, null, null);
    }

    private static Object shown(Object r) {
        return r instanceof Exception e ? typeName(e) + " " + str(e) : r instanceof String ? r : "cancelled";
    }

    @Async
    private Coroutine<List<Boolean>> race(List<Coroutine<Object>> runners) {
        List<Task<Object>> ts = new ArrayList<>();
        runners.forEach(r -> ts.add(createTask(r)));
        Waited<Task<Object>> waited;
        List<Object> results = new ArrayList<>();
        try {
            waited = await(Weft.wait(ts, ReturnWhen.FIRST_COMPLETED));
        } finally {
            ts.forEach(Task::cancel);
            results.addAll(results(await(gatherOutcomes(ts))));
        }
        log.add(results.stream().map(RaceAndCancelLosers::shown).toList());
        return done(ts.stream().map(waited.done()::contains).toList());
    }

    private List<Coroutine<Object>> runners(int i) {
        return switch (i) {
            case 0 -> List.of(runner("a", 3), runner("b", 1), runner("c", 5));
            case 1 -> List.of(runner("a", 2), runner("b", 2), runner("c", 2));
            case 2 -> List.of(runner("a", 9, "fails", null), runner("b", 1), runner("c", 9, "swallows", null));
            default -> List.of(runner("a", 9), runner("b", 1, null, new IllegalArgumentException("winner")));
        };
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int i = 0; i < 4; i++) {
            log.clear();
            print(await(race(runners(i))), log);
        }
        log.clear();
        Task<List<Boolean>> t = createTask(race(List.of(runner("a", 20), runner("b", 20, "swallows", null))));
        await(turns(3));
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("cancelled", t.isCancelled(), log);
        return done();
    }
}
