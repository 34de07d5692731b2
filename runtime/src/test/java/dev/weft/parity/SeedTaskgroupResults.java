// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.List;

/** {@code seed-000-taskgroup-results.py}. */
final class SeedTaskgroupResults extends Program {

    @Async
    Coroutine<String> query(String name, double delay) {
        print(name, "start");
        try {
            await(sleep(seconds(delay)));
            return done(name + ":" + (int) (delay * 100));
        } finally {
            print(name, "finally");
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> abc = await(TaskGroup.run(tg -> {
            Task<String> a = tg.createTask(query("lookup", 0.08));
            Task<String> b = tg.createTask(query("history", 0.14));
            Task<String> c = tg.createTask(query("recs", 0.02));
            print("body done, none finished:", !(a.isDone() || b.isDone() || c.isDone()));
            return done(List.of(a, b, c));
        }));
        for (Task<String> t : abc) {
            print(t.isDone(), t.result());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
