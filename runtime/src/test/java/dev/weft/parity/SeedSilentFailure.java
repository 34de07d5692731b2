// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.parity.Py.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code seed-002-silent-failure.py}. */
final class SeedSilentFailure extends Program {

    private final List<Tuple> reports = new ArrayList<>();

    @Async
    Coroutine<Void> failing(String msg) {
        throw new IllegalArgumentException(msg);
    }

    /** {@code gc.collect()}, as often as it takes. */
    @Async
    Coroutine<Void> collect(int expected) {
        for (int i = 0; i < 200 && (i < 3 || reports.size() < expected); i++) {
            System.gc();
            await(sleep(seconds(0.01)));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(ctx ->
                reports.add(tuple(message(ctx.get("message")), str(ctx.get("exception")), ctx.containsKey("future"))));
        createTask(failing("lost"));
        await(sleep(seconds(0.01)));
        await(collect(1));
        await(yieldNow());
        for (Tuple r : reports) {
            print(r.items().toArray());
        }
        reports.clear();
        Task<Void> t = createTask(failing("awaited"));
        try {
            await(t);
        } catch (IllegalArgumentException e) {
            print("caught", e);
        }
        List<String> seen = new ArrayList<>();
        t = createTask(failing("seen by callback"));
        t.addDoneCallback(done -> seen.add(str(done.exception())));
        await(sleep(seconds(0.01)));
        t = null;
        await(collect(0));
        print("callback", seen, "reports", reports);
        Set<Object> background = new HashSet<>();
        Task<String> kept = createTask(sleep(seconds(0), "kept").toCoroutine());
        background.add(kept);
        kept.addDoneCallback(background::remove);
        await(kept);
        await(yieldNow());
        print("background set empty", background.isEmpty());
        return done();
    }

    @Override
    protected void script() {
        run(main());
    }
}
