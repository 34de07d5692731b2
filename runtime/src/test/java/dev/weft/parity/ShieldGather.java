// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.kinds;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code shield-gather.py}. */
final class ShieldGather extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException error) {
        try {
            await(turns(turns));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        log.add(name + " ends");
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns, null));
    }

    private Task<String> bad(String name, int turns) {
        return createTask(job(name, turns, new IllegalArgumentException(name)));
    }

    @Async
    <T> Coroutine<T> awaits(Future<T> fut) {
        return done(await(fut));
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private static Coroutine<?> ended(Future<?> f) {
        return Weft.wait(List.of(f), ReturnWhen.ALL_COMPLETED);
    }

    private static List<Future<String>> shields(List<Task<String>> ts) {
        return ts.stream().map(t -> shield(t)).toList();
    }

    private static <R> List<R> each(List<Task<String>> ts, Function<Task<String>, R> what) {
        return ts.stream().map(what).toList();
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> ts = List.of(spawn("a", 2), spawn("b", 4));
        print(await(gather(shields(ts))), log);
        log.clear();
        ts = List.of(spawn("a", 12), spawn("b", 12));
        Task<?> w = createTask(awaits(gather(shields(ts))));
        await(turns(3));
        w.cancel();
        await(ended(w));
        print("gather of shields", w.isCancelled(), each(ts, Task::isDone), log);
        print(await(gather(ts)), log);
        log.clear();
        ts = List.of(spawn("a", 12), spawn("b", 12));
        Future<List<String>> gathered = gather(ts);
        w = createTask(awaits(shield(gathered)));
        await(turns(3));
        w.cancel();
        await(ended(w));
        print("shield of a gather", w.isCancelled(), gathered.isDone(), await(gathered), log);
        log.clear();
        ts = List.of(spawn("a", 12), spawn("b", 12));
        gathered = gather(ts);
        Future<List<String>> outer = shield(gathered);
        await(turns(1));
        gathered.cancel();
        await(ended(outer));
        String kind = typeName(outer.exception());
        print("the gather cancelled", kind, outer.isCancelled(), log, each(ts, Task::isCancelled));
        log.clear();
        ts = List.of(spawn("a", 9), bad("b", 2));
        try {
            await(gather(shields(ts)));
        } catch (IllegalArgumentException e) {
            print("a failure", e, each(ts, Task::isDone));
        }
        print(kinds(await(gatherOutcomes(ts))), log);
        log.clear();
        ts = List.of(spawn("a", 9), bad("b", 2), spawn("c", 3));
        ts.get(2).cancel();
        w = createTask(awaits(gatherOutcomes(shields(ts))));
        await(turns(5));
        print("outcomes", w.isDone(), log);
        w.cancel();
        await(ended(w));
        print(w.isCancelled(), ts.get(0).isDone(), await(ts.get(0)), log);
        log.clear();
        ts = List.of(spawn("a", 3), bad("b", 3), spawn("c", 3));
        EventLoop.running().callSoon(ts.get(2)::cancel);
        print(kinds(await(gatherOutcomes(shields(ts)))), log);
        log.clear();
        Task<String> t = spawn("same", 3);
        Future<String> same = shield(t);
        print(await(gather(same, t, same, shield(t))), log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
