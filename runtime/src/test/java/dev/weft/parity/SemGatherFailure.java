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
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-gather-failure.py}. */
final class SemGatherFailure extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException exc) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        log.add(name);
        if (exc != null) {
            throw exc;
        }
        return done(name);
    }

    @Async
    Coroutine<Void> main() {
        List<Object> reports = new ArrayList<>();
        EventLoop.running().setExceptionHandler(c -> reports.add(c.get("message")));
        Future<List<String>> g = gather(
                job("ok", 1, null),
                job("bad", 2, new IllegalArgumentException("bad")),
                job("late", 6, null),
                job("worse", 5, new KeyError("worse")));
        try {
            await(g);
        } catch (IllegalArgumentException e) {
            print("caught", e, log);
        }
        print("gather done", g.isDone(), "cancel", g.cancel());
        await(sleep(seconds(0.01)));
        print("later", log, "reports", reports);
        Task<String> a = createTask(job("A", 3, null));
        Task<String> b = createTask(job("B", 0, new IllegalArgumentException("B")));
        print(await(gather(a, a, sleep(seconds(0), "s"), a)), "duplicates share one result");
        List<Object> rs = results(await(gatherOutcomes(b)));
        print("exception of a finished task", typeName((Throwable) rs.get(0)));
        print("empty", await(gather()));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
