// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
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

/** {@code wait-cancelled.py}. */
final class WaitCancelled extends Program {

    private final List<Object> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns) {
        await(turns(turns));
        return done(name);
    }

    @Async
    Coroutine<String> waits(List<? extends Future<?>> fs, boolean swallow, Duration timeout) {
        try {
            Waited<? extends Future<?>> waited = await(Weft.wait(fs, ReturnWhen.ALL_COMPLETED, timeout));
            log.add(tuple(waited.done().size(), waited.pending().size()));
        } catch (CancelledError e) {
            log.add(args(e));
            if (!swallow) {
                throw e;
            }
        }
        return done("waited");
    }

    private Task<String> spawn(Future<?>... fs) {
        return createTask(waits(List.of(fs), false, null));
    }

    private Task<String> swallowing(Future<?>... fs) {
        return createTask(waits(List.of(fs), true, null));
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    Coroutine<Void> ended(Future<?>... fs) {
        await(Weft.wait(List.of(fs), ReturnWhen.ALL_COMPLETED));
        return done();
    }

    private static Future<Integer> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    Coroutine<Void> main() {
        Task<String> a = createTask(job("a", 6));
        Task<String> b = createTask(job("b", 6));
        Task<String> w = spawn(a, b);
        await(turns(2));
        print("cancel", w.cancel("why"), w.cancel("again"), w.cancelling());
        await(ended(w));
        List<Boolean> ends = List.of(a.isDone(), b.isDone());
        print(log, w.isCancelled(), ends, List.of(a.cancelling(), b.cancelling()));
        print("they go on", await(gather(a, b)));
        log.clear();
        w = spawn(a, b);
        w.cancel();
        await(ended(w));
        print("before the start", log, w.isCancelled());
        Future<Integer> fut = future();
        w = swallowing(fut);
        await(turns(2));
        w.cancel("swallowed");
        print(await(w), log, w.cancelling(), fut.isDone());
        log.clear();
        w = spawn(fut);
        await(turns(2));
        fut.setResult(1);
        w.cancel("just after");
        await(ended(w));
        print("set, then cancelled", log, w.isCancelled(), fut.result());
        log.clear();
        fut = future();
        w = spawn(fut);
        await(turns(2));
        w.cancel("just before");
        fut.setResult(2);
        await(ended(w));
        print("cancelled, then set", log, w.isCancelled(), fut.result());
        log.clear();
        fut = future();
        w = spawn(fut);
        await(turns(2));
        fut.setResult(3);
        await(turns(1));
        w.cancel("as it wakes");
        await(ended(w));
        print("cancelled as it wakes", log, w.isCancelled());
        log.clear();
        fut = future();
        w = createTask(waits(List.of(fut), false, seconds(0)));
        await(turns(1));
        w.cancel("timed");
        await(ended(w));
        print("without time", log, w.isCancelled(), fut.isDone());
        log.clear();
        Task<String> inner = spawn(fut);
        Task<String> outer = spawn(inner);
        await(turns(2));
        outer.cancel("outer");
        await(ended(outer));
        print("wait for a waiting task", log, outer.isCancelled(), inner.isDone());
        inner.cancel("inner");
        await(ended(inner));
        print(log, inner.isCancelled(), fut.isDone());
        log.clear();
        inner = swallowing(fut);
        outer = spawn(inner);
        await(turns(2));
        fut.cancel();
        await(ended(outer, inner));
        print("what is waited for is cancelled", log, outer.result(), inner.result());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
