// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;

/** {@code group-cancelled-repeatedly.py}. */
final class GroupCancelledRepeatedly extends MainProgram {

    @Async
    private Coroutine<Void> cleans(String name, int turns) {
        int seen = 0;
        while (true) {
            try {
                await(turns(seen > 0 ? turns : 1000));
                log.add(tuple(name, "ends", seen));
                return done();
            } catch (CancelledError e) {
                seen++;
            }
        }
    }

    @Async
    private Coroutine<Void> group() {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(cleans("a", 6));
            tg.createTask(cleans("b", 3));
        }
        log.add("not reached");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int times : new int[] {1, 3}) {
            log.clear();
            Task<Void> t = createTask(group());
            await(turns(2));
            for (int i = 0; i < times; i++) {
                log.add(tuple(i, t.cancel("cancel " + i)));
                await(yieldNow());
            }
            try {
                await(t);
            } catch (CancelledError e) {
                print(log, args(e), t.cancelling());
            }
        }
        log.clear();
        Task<Void> t = createTask(group());
        await(turns(2));
        t.cancel("first");
        t.cancel("same turn");
        try {
            await(t);
        } catch (CancelledError e) {
            print(log, args(e), t.cancelling());
        }
        return done();
    }
}
