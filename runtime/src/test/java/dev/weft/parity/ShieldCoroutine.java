// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;

/** {@code shield-coroutine.py}. */
final class ShieldCoroutine extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException error) {
        log.add(name + " starts");
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        log.add(name + " ends");
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Coroutine<String> job(String name, int turns) {
        return job(name, turns, null);
    }

    @Async
    Coroutine<Task<?>> who() {
        await(yieldNow());
        return done(currentTask());
    }

    @Async
    Coroutine<String> awaits(Future<String> fut) {
        return done(await(fut));
    }

    @Async
    Coroutine<String> shields(String name) {
        return done(await(shield(job(name, 4))));
    }

    @Async
    Coroutine<Void> main() {
        Future<String> outer = shield(job("a", 2));
        print("made", log, allTasks().size());
        await(yieldNow());
        print("a turn later", log);
        print(await(outer), log, allTasks().size());
        log.clear();
        print("another task", await(shield(who())) == currentTask(), await(who()) == currentTask());
        shield(job("never awaited", 1));
        for (int i = 0; i < 4; i++) {
            await(yieldNow());
        }
        print(log);
        log.clear();
        Task<String> w = createTask(shields("b"));
        await(yieldNow());
        await(yieldNow());
        w.cancel();
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print("waiter gone", log, w.isCancelled(), allTasks().size());
        while (allTasks().size() > 1) {
            await(yieldNow());
        }
        print("it ended", log);
        log.clear();
        outer = shield(job("c", 2, new IllegalArgumentException("c")));
        List<Task<String>> ws = List.of(createTask(awaits(outer)), createTask(awaits(outer)));
        await(Weft.wait(ws, ReturnWhen.ALL_COMPLETED));
        List<String> errors = ws.stream().map(t -> repr(t.exception())).toList();
        print(log, errors, ws.get(0).exception() == ws.get(1).exception());
        log.clear();
        try {
            await(shield(job("d", 0, new KeyError("d"))));
        } catch (KeyError e) {
            print(log, "KeyError", e);
        }
        log.clear();
        outer = shield(job("e", 1));
        outer.cancel();
        for (int i = 0; i < 4; i++) {
            await(yieldNow());
        }
        print("cancelled before it starts", log, outer.isCancelled());
        log.clear();
        Awaitable<String> own = () -> job("own awaitable", 1);
        print(await(shield(own)), log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
