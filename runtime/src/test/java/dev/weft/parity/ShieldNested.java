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
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code shield-nested.py}. */
final class ShieldNested extends Program {

    @Async
    Coroutine<String> job(int turns, RuntimeException error) {
        await(turns(turns));
        if (error != null) {
            throw error;
        }
        return done("value");
    }

    private static String how(Future<?> f) {
        if (!f.isDone()) {
            return "pending";
        } else if (f.isCancelled()) {
            return "cancelled";
        }
        return repr(f.exception() != null ? f.exception() : f.result());
    }

    private static List<String> how(List<Future<String>> fs) {
        return fs.stream().map(ShieldNested::how).toList();
    }

    private static List<Future<String>> levels(Future<String> inner, int n) {
        List<Future<String>> fs = new ArrayList<>(List.of(inner));
        for (int i = 0; i < n; i++) {
            fs.add(shield(fs.get(i)));
        }
        return fs;
    }

    @Async
    Coroutine<String> awaits(Future<String> fut) {
        return done(await(fut));
    }

    @Async
    Coroutine<String> eachLevel(int n, Future<String> fut) {
        if (n == 0) {
            return done(await(fut));
        }
        return done(await(shield(eachLevel(n - 1, fut))));
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private static <F extends Future<?>> Coroutine<?> ended(Collection<F> fs) {
        return Weft.wait(fs, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    Coroutine<Void> main() {
        for (int level = 0; level < 4; level++) {
            List<Future<String>> fs = levels(createTask(job(5, null)), 3);
            await(yieldNow());
            fs.get(level).cancel();
            await(turns(4));
            print("cancelled at level", level, how(fs));
            await(ended(fs));
            print("in the end", how(fs));
        }
        Future<String> inner = EventLoop.running().createFuture();
        List<Future<String>> fs = levels(inner, 3);
        inner.setResult("climbs");
        for (int turn = 0; turn < 4; turn++) {
            print("turn", turn, fs.stream().map(Future::isDone).toList());
            await(yieldNow());
        }
        fs = levels(createTask(job(1, new IllegalArgumentException("climbs too"))), 2);
        await(ended(fs.subList(2, 3)));
        Set<Throwable> errors = new HashSet<>();
        for (Future<String> f : fs) {
            errors.add(f.exception());
        }
        print(how(fs), errors.size());
        fs = levels(createTask(job(5, null)), 3);
        Task<String> w = createTask(awaits(fs.get(3)));
        await(turns(2));
        w.cancel();
        await(ended(List.of(w)));
        print("the waiter", w.isCancelled(), how(fs));
        Future<String> fut = EventLoop.running().createFuture();
        w = createTask(eachLevel(3, fut));
        await(turns(8));
        w.cancel();
        await(ended(List.of(w)));
        List<Task<?>> left = allTasks().stream().filter(t -> t != currentTask()).toList();
        print("tasks in tasks", w.isCancelled(), left.size(), fut.isDone());
        fut.setResult("for all");
        await(ended(left));
        print(left.stream().map(Task::result).toList());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
