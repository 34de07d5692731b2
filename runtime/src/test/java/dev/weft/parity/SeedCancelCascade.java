// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code seed-000-cancel-cascade.py}. */
final class SeedCancelCascade extends Program {

    private final Map<String, List<String>> log = new TreeMap<>();

    @Async
    Coroutine<Void> child(String name) {
        log.put(name, new ArrayList<>(List.of("start")));
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.get(name).add("cancelled");
            throw e;
        } finally {
            log.get(name).add("finally");
        }
        return done();
    }

    @Async
    Coroutine<Void> parent() {
        await(TaskGroup.run(tg -> {
            tg.createTask(child("a"));
            tg.createTask(child("b"));
            return done();
        }));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> p = createTask(parent());
        await(sleep(seconds(0.02)));
        print("cancel returned", p.cancel());
        try {
            await(p);
        } catch (CancelledError e) {
            print("parent cancelled:", p.isCancelled());
        }
        for (String name : log.keySet()) {
            print(name, String.join(" ", log.get(name)));
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
