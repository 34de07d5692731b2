// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-000-three-styles.py}. */
final class SeedThreeStyles extends Program {

    @Async
    Coroutine<String> call(String endpoint, boolean fail) throws IOException {
        await(sleep(seconds(0.05)));
        if (fail) {
            throw new IOException(endpoint + " refused");
        }
        return done("reply " + endpoint);
    }

    private static long units(long t0) {
        return (EventLoop.running().time() - t0) / nanos(0.05);
    }

    @Async
    Coroutine<Void> sequential() throws IOException {
        long t0 = EventLoop.running().time();
        for (String e : List.of("users", "products", "stock")) {
            print(await(call(e, false)));
        }
        print("sequential at least 3 units:", units(t0) >= 3);
        return done();
    }

    @Async
    Coroutine<Void> tasks() throws IOException {
        long t0 = EventLoop.running().time();
        List<Task<String>> ts = new ArrayList<>();
        for (String e : List.of("users", "products", "stock")) {
            ts.add(createTask(call(e, false)));
        }
        for (Task<String> t : ts) {
            print(await(t));
        }
        print("tasks under 3 units:", units(t0) < 3);
        return done();
    }

    @Async
    Coroutine<Void> gathered() throws IOException {
        List<Object> rs =
                results(await(gatherOutcomes(call("users", false), call("products", true), call("stock", false))));
        for (Object r : rs) {
            print(r instanceof Exception ? "failed:" : "ok:", r);
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(sequential());
        runInVirtualTime(tasks());
        runInVirtualTime(gathered());
    }
}
