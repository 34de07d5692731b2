// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-004-exceptstar.py}. */
final class SeedExceptstar extends Program {

    @Async
    Coroutine<String> risky(String name, double delay, RuntimeException exc) {
        try {
            await(sleep(seconds(delay)));
            if (exc != null) {
                throw exc;
            }
            return done(name + " succeeded");
        } catch (CancelledError e) {
            print(name, "cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> tasks = new ArrayList<>();
        try {
            await(TaskGroup.run(tg -> {
                tasks.add(tg.createTask(risky("safe", 5, null)));
                tasks.add(tg.createTask(risky("quick", 0.0, null)));
                tg.createTask(risky("dangerous", 0.01, new IllegalArgumentException("dangerous error")));
                return done();
            }));
        } catch (ExceptionGroup group) {
            List<Throwable> eg = new ArrayList<>();
            ExceptionGroup rest = group.handle(IllegalArgumentException.class, eg::add);
            print("ValueErrors", strs(eg));
            rest.rethrow();
        }
        Task<String> safe = tasks.get(0);
        Task<String> quick = tasks.get(1);
        print("safe cancelled", safe.isCancelled(), "| quick", quick.result());
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(risky("k", 0, new KeyError("k")));
                tg.createTask(risky("v", 0, new IllegalArgumentException("v")));
                return done();
            }));
        } catch (ExceptionGroup group) {
            List<Throwable> keys = new ArrayList<>();
            List<Throwable> values = new ArrayList<>();
            ExceptionGroup rest = group.handle(KeyError.class, keys::add);
            print("keys", keys.size(), group.getMessage());
            rest = rest.handle(IllegalArgumentException.class, values::add);
            print("values", values.size(), rest.getMessage());
            rest.rethrow();
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
