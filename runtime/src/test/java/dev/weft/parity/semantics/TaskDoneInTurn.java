// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;

/** {@code task-done-in-turn.py}. */
final class TaskDoneInTurn extends MainProgram {

    private Task<String> t;

    @Async
    private static Coroutine<String> ends(int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done("value");
    }

    private void see(String who) {
        log.add(tuple(who, t == null ? null : t.isDone()));
    }

    @Async
    private Coroutine<Void> awaits() {
        log.add(tuple("awaiter", await(t)));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int turns : new int[] {0, 2}) {
            loop().callSoon(() -> see("before"));
            t = createTask(ends(turns));
            t.addDoneCallback(f -> see("done callback"));
            Task<Void> w = createTask(awaits());
            loop().callSoon(() -> see("behind"));
            for (int i = 0; i < turns + 2; i++) {
                await(yieldNow());
                see("main");
            }
            await(w);
            print(log);
            log.clear();
        }
        t = createTask(ends(3));
        t.addDoneCallback(f -> see("first"));
        Task<Void> w = createTask(awaits());
        await(yieldNow());
        t.addDoneCallback(f -> see("second"));
        while (!t.isDone()) {
            await(yieldNow());
        }
        t.addDoneCallback(f -> see("third"));
        see("main");
        await(w);
        print(log);
        return done();
    }
}
