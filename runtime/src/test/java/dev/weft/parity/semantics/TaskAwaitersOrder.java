// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code task-awaiters-order.py}. */
final class TaskAwaitersOrder extends MainProgram {

    @Async
    private static Coroutine<Integer> slow(Future<Integer> fut) {
        return done(await(fut));
    }

    @Async
    private Coroutine<Void> waits(Awaitable<?> t, String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        try {
            Object value = await(t);
            log.add(value instanceof Waited ? name : name + " " + str(value));
        } catch (Exception e) {
            log.add(name + " " + typeName(e));
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (boolean fail : new boolean[] {false, true}) {
            Future<Integer> fut = future();
            log.clear();
            Task<Integer> t = createTask(slow(fut));
            Task<Void> late = createTask(waits(t, "late", 3));
            Task<Void> first = createTask(waits(t, "first", 0));
            Task<Void> second = createTask(waits(t, "second", 1));
            await(yieldNow());
            Task<Void> inner = createTask(waits(shield(t), "shield", 0));
            Task<Void> outer = createTask(waits(gather(t), "gather", 0));
            Task<Void> limited = createTask(waits(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED), "wait", 0));
            for (int i = 0; i < 5; i++) {
                await(yieldNow());
            }
            if (fail) {
                fut.setException(new IOException("o"));
            } else {
                fut.setResult(1);
            }
            await(gather(late, first, second, inner, outer));
            await(limited);
            print(log);
        }
        return done();
    }
}
