// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.InvalidStateException;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code shield-inner-ends.py}. */
final class ShieldInnerEnds extends Program {

    @Async
    Coroutine<Object> job(int turns, Throwable how) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (how != null) {
            raise(how);
        }
        return done("value");
    }

    @Async
    Coroutine<Object> nothing() {
        await(yieldNow());
        return done(null);
    }

    private static String how(Future<?> f) {
        if (!f.isDone()) {
            return "pending";
        } else if (f.isCancelled()) {
            return "cancelled";
        }
        return repr(f.exception() != null ? f.exception() : f.result());
    }

    private static List<String> how(List<Future<Object>> fs) {
        return fs.stream().map(ShieldInnerEnds::how).toList();
    }

    private static Future<Object> future() {
        return EventLoop.running().createFuture();
    }

    private static Future<Object> ended(Consumer<Future<Object>> with) {
        Future<Object> fut = future();
        with.accept(fut);
        return fut;
    }

    @Async
    Coroutine<Void> main() {
        Map<String, Coroutine<Object>> ends = new LinkedHashMap<>();
        ends.put("value", job(2, null));
        ends.put("error", job(2, new IllegalArgumentException("own")));
        ends.put("cancels itself", job(2, new CancelledError()));
        ends.put("nothing", nothing());
        for (String name : ends.keySet()) {
            Task<Object> inner = createTask(ends.get(name));
            Future<Object> outer = shield(inner);
            String before = how(outer);
            await(Weft.wait(List.of(outer), ReturnWhen.ALL_COMPLETED));
            print(name, before, how(outer), how(inner), outer == inner);
        }
        Task<Object> task = createTask(job(9, null));
        Future<Object> outer = shield(task);
        await(yieldNow());
        task.cancel();
        for (int turn = 0; turn < 3; turn++) {
            print("turn", turn, how(task), how(outer));
            await(yieldNow());
        }
        IllegalArgumentException error = new IllegalArgumentException("same object");
        Future<Object> inner = future();
        outer = shield(inner);
        inner.setException(error);
        try {
            await(outer);
        } catch (IllegalArgumentException e) {
            print(e, e == error, outer.exception() == inner.exception());
        }
        List<Future<Object>> futs = List.of(
                ended(f -> f.setResult(1)), ended(f -> f.setException(new KeyError("k"))), ended(f -> f.cancel()));
        for (Future<Object> fut : futs) {
            print("done before", shield(fut) == fut, how(fut));
        }
        inner = future();
        outer = shield(inner);
        outer.setResult("by hand");
        await(yieldNow());
        inner.setResult("too late");
        await(yieldNow());
        print("set by hand", await(outer), await(inner));
        inner = future();
        List<Future<Object>> outers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            outers.add(shield(inner));
        }
        outers.get(1).cancel();
        inner.setResult("shared");
        print(new HashSet<>(outers).size(), how(outers));
        await(yieldNow());
        print(how(outers));
        inner = future();
        outer = shield(inner);
        for (Runnable act : List.<Runnable>of(outer::result, outer::exception)) {
            try {
                act.run();
            } catch (InvalidStateException e) {
                print("InvalidStateError", e);
            }
        }
        inner.cancel();
        await(Weft.wait(List.of(outer), ReturnWhen.ALL_COMPLETED));
        try {
            outer.exception();
        } catch (CancelledError e) {
            print("CancelledError");
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
