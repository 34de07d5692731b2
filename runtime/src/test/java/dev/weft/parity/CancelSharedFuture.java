// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeNames;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code cancel-shared-future.py}. */
final class CancelSharedFuture extends Program {

    @Async
    Coroutine<Void> waits(Future<String> fut, String name, List<String> log) {
        try {
            String value = await(fut);
            log.add(name + " got " + value);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> forwards(Future<String> fut, String name, List<String> log) {
        try {
            return done(await(waits(fut, name, log)));
        } finally {
            await(yieldNow());
            log.add(name + " forwarded");
        }
    }

    private static List<Integer> cancelling(List<Task<Void>> ts) {
        return ts.stream().map(Task::cancelling).toList();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> fut = loop.createFuture();
        List<String> log = new ArrayList<>();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("a", "b", "c")) {
            ts.add(createTask(waits(fut, n, log)));
        }
        await(yieldNow());
        fut.addDoneCallback(callback(log));
        print("cancel b", ts.get(1).cancel(), "future", fut.isCancelled(), cancelling(ts));
        await(yieldNow());
        print(log, ts.stream().map(Task::isCancelled).toList());
        fut = loop.createFuture();
        log = new ArrayList<>();
        ts = List.of(createTask(forwards(fut, "a", log)), createTask(forwards(fut, "b", log)));
        await(yieldNow());
        ts.get(0).cancel();
        ts.get(1).cancel();
        List<Object> rs = results(await(gatherOutcomes(ts)));
        print(log, typeNames(rs), cancelling(ts));
        Task<String> inner = createTask(sleep(seconds(10), "inner").toCoroutine());
        Future<List<String>> g1 = gather(inner);
        Future<List<String>> g2 = gather(inner, sleep(seconds(0), "other"));
        await(yieldNow());
        print("gather of a shared task", g1.cancel());
        rs = results(await(gatherOutcomes(g1, g2)));
        print(typeNames(rs), inner.isCancelled(), g1.isCancelled(), g2.isCancelled());
        fut = loop.createFuture();
        log = new ArrayList<>();
        Task<Void> t = createTask(waits(fut, "t", log));
        await(yieldNow());
        fut.cancel("the future itself");
        try {
            await(t);
        } catch (CancelledError e) {
            print("a cancelled future cancels who awaits it", t.isCancelled(), t.cancelling(), log, args(e));
        }
        return done();
    }

    private static Consumer<Future<String>> callback(List<String> log) {
        return f -> log.add("callback");
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
