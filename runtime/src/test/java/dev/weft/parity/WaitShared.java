// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code wait-shared.py}. */
final class WaitShared extends Program {

    private final List<Object> log = new ArrayList<>();

    @Async
    Coroutine<Void> waits(String name, List<Future<Integer>> fs, ReturnWhen returnWhen, Duration timeout) {
        try {
            Waited<Future<Integer>> waited = await(Weft.wait(fs, returnWhen, timeout));
            log.add(tuple(name, waited.done().size(), waited.pending().size()));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> awaits(String name, Future<Integer> f) {
        log.add(tuple(name, await(f)));
        return done();
    }

    private Task<Void> spawn(String name, List<Future<Integer>> fs) {
        return spawn(name, fs, ReturnWhen.ALL_COMPLETED);
    }

    private Task<Void> spawn(String name, List<Future<Integer>> fs, ReturnWhen returnWhen) {
        return createTask(waits(name, fs, returnWhen, null));
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private static Future<Integer> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    Coroutine<Void> main() {
        Future<Integer> f = future();
        Future<Integer> g = future();
        Future<Integer> h = future();
        List<Task<Void>> ws = new ArrayList<>();
        for (ReturnWhen mode : ReturnWhen.values()) {
            ws.add(spawn(mode.name().toLowerCase(Locale.ROOT), List.of(f, g, h), mode));
        }
        await(turns(2));
        f.setResult(1);
        await(turns(3));
        print(log);
        g.setException(new IllegalArgumentException("g"));
        await(turns(3));
        print(log);
        h.cancel();
        await(turns(3));
        print(log, ws.stream().map(Task::isDone).toList(), repr(g.exception()));
        log.clear();
        Future<Integer> shared = future();
        ws.clear();
        for (String name : List.of("a", "b", "c", "d")) {
            ws.add(spawn(name, List.of(shared)));
        }
        ws.add(createTask(awaits("e", shared)));
        await(turns(2));
        ws.get(1).cancel();
        shared.setResult(2);
        await(Weft.wait(ws, ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        f = future();
        Task<Void> early = createTask(awaits("early", f));
        Task<Void> first = spawn("a", List.of(f));
        Task<Void> second = spawn("b", List.of(f));
        Task<Void> late = createTask(awaits("late", f));
        await(turns(2));
        f.addDoneCallback(done -> log.add("callback"));
        f.setResult(3);
        log.add("set");
        await(Weft.wait(List.of(early, late, first, second), ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        f = future();
        g = future();
        ws = List.of(
                spawn("f", List.of(f)),
                spawn("g", List.of(g)),
                spawn("f and g", List.of(f, g)),
                spawn("g or f", List.of(g, f), ReturnWhen.FIRST_COMPLETED));
        await(turns(2));
        g.setResult(4);
        f.setResult(4);
        await(Weft.wait(ws, ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        Task<Void> noTime = createTask(waits("no time", List.of(future()), ReturnWhen.ALL_COMPLETED, seconds(0)));
        ws = List.of(spawn("done f", List.of(f)), spawn("done both", List.of(f, g)), noTime);
        await(Weft.wait(ws, ReturnWhen.ALL_COMPLETED));
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
