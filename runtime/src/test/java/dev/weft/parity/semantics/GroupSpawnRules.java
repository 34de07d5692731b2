// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;

/** {@code group-spawn-rules.py}. */
final class GroupSpawnRules extends MainProgram {

    private TaskGroup used;

    @Async
    private Coroutine<Void> member(String name, int turns) {
        try {
            await(turns(turns));
            log.add(name);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    private void tries(TaskGroup tg, Coroutine<Void> coro) {
        try {
            tg.createTask(coro);
            log.add("accepted");
        } catch (IllegalStateException e) {
            coro.close();
            log.add(str(e).split("> ")[1]);
        }
    }

    @Async
    private Coroutine<Void> adds(TaskGroup tg, int turns) {
        await(turns(turns));
        tries(tg, member("of a child", 3));
        return done();
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalArgumentException();
    }

    @Async
    private Coroutine<Void> addsLast(TaskGroup tg) {
        await(yieldNow());
        tries(tg, member("last", 5));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<Void> outsider = null;
        try (TaskGroup tg = new TaskGroup()) {
            used = tg;
            tg.createTask(adds(tg, 2));
            outsider = createTask(adds(tg, 3));
            tg.createTask(member("long", 20));
            loop().callLater(seconds(0), () -> tries(tg, member("of a timer", 1)));
            tries(tg, member("of the body", 1));
        }
        print(log, outsider.isDone());
        log.clear();
        tries(used, member("late", 1));
        try (TaskGroup tg = new TaskGroup()) {
            used = tg;
            tg.createTask(fails());
            try {
                await(sleep(seconds(10)));
            } finally {
                tries(tg, member("of the body", 1));
            }
        } catch (ExceptionGroup eg) {
            tries(used, member("after the failure", 1));
        }
        try (TaskGroup tg = new TaskGroup()) {
            Task<Void> t = tg.createTask(addsLast(tg));
            t.addDoneCallback(f -> tries(tg, member("of its callback", 1)));
        }
        print(log);
        return done();
    }
}
