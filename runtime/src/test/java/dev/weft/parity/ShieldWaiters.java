// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code shield-waiters.py}. */
final class ShieldWaiters extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(int turns) {
        try {
            await(turns(turns));
        } catch (CancelledError e) {
            log.add("job cancelled");
            throw e;
        }
        return done("value");
    }

    @Async
    Coroutine<Void> awaits(String name, Future<?> fut) {
        try {
            log.add(name + " " + await(fut));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> shields(String name, Future<?> fut) {
        await(awaits(name, shield(fut)));
        return done();
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private static Coroutine<?> ended(List<? extends Future<?>> fs) {
        return Weft.wait(fs, ReturnWhen.ALL_COMPLETED);
    }

    private static List<Task<Void>> abc(Function<String, Coroutine<Void>> make) {
        return Stream.of("a", "b", "c").map(n -> createTask(make.apply(n))).toList();
    }

    private static List<Boolean> cancelled(List<Task<Void>> ws) {
        return ws.stream().map(Task::isCancelled).toList();
    }

    @Async
    Coroutine<Void> main() {
        Task<String> eight = createTask(job(8));
        Future<String> shielding = shield(eight);
        List<Task<Void>> ws = abc(n -> awaits(n, shielding));
        await(turns(2));
        ws.get(1).cancel();
        await(ended(ws));
        print(
                "one shield",
                log,
                cancelled(ws),
                ws.stream().map(Task::cancelling).toList(),
                eight.isDone());
        log.clear();
        ws = abc(n -> shields(n, eight));
        await(turns(2));
        ws.get(1).cancel();
        await(ended(ws));
        print("one each", log, cancelled(ws), eight.result());
        log.clear();
        Task<String> inner = createTask(job(8));
        Task<Void> bare = createTask(awaits("bare", inner));
        Task<Void> shielded = createTask(shields("shielded", inner));
        await(turns(2));
        bare.cancel();
        await(ended(List.of(bare, shielded)));
        print("beside a bare one", log, inner.isCancelled(), shielded.isCancelled(), shielded.cancelling());
        log.clear();
        inner = createTask(job(8));
        bare = createTask(awaits("bare", inner));
        shielded = createTask(shields("shielded", inner));
        await(turns(2));
        shielded.cancel();
        await(ended(List.of(bare, shielded)));
        print("the other way", log, inner.isCancelled(), bare.isCancelled());
        log.clear();
        inner = createTask(job(4));
        Future<String> outer = shield(inner);
        print("awaited twice", await(outer), await(outer), await(inner), await(shield(inner)));
        inner = createTask(job(4));
        outer = shield(inner);
        outer.cancel();
        for (int i = 0; i < 2; i++) {
            await(gatherOutcomes(awaits("a cancelled one", outer)));
        }
        await(gather(awaits("the inner", inner)));
        print(log);
        log.clear();
        inner = createTask(job(6));
        Task<Void> w = createTask(shields("x", inner));
        List<Task<Void>> chain = List.of(w, createTask(awaits("y", w)), createTask(awaits("z", w)));
        await(turns(3));
        chain.get(2).cancel();
        await(ended(chain));
        print("down to the shield", log, inner.isDone(), await(inner));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
