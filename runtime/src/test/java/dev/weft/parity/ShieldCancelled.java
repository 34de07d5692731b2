// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;

/** {@code shield-cancelled.py}. */
final class ShieldCancelled extends Program {

    private final List<Object> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns) {
        try {
            await(turns(turns));
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(name);
    }

    @Async
    Coroutine<String> awaits(Future<String> fut, boolean swallow) {
        try {
            return done(await(fut));
        } catch (CancelledError e) {
            log.add(args(e));
            if (!swallow) {
                throw e;
            }
            return done("swallowed");
        }
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

    @Async
    Coroutine<Void> main() {
        Task<String> inner = createTask(job("a", 6));
        Future<String> outer = shield(inner);
        print("cancel", outer.cancel("why"), outer.cancel("again"), outer.isCancelled(), inner.cancelling());
        try {
            await(outer);
        } catch (CancelledError e) {
            print("awaited", args(e), inner.isDone());
        }
        Future<String> again = shield(inner);
        print("shielded again", again == outer, await(again), log, inner.isCancelled());
        log.clear();
        inner = createTask(job("b", 6));
        outer = shield(inner);
        Task<String> w = createTask(awaits(outer, false));
        await(turns(2));
        print("cancel", w.cancel("waiter"), outer.isCancelled(), w.isDone());
        await(ended(w));
        print(log, w.isCancelled(), outer.isCancelled(), inner.cancelling());
        print(await(inner), log);
        log.clear();
        inner = createTask(job("c", 6));
        w = createTask(awaits(shield(inner), true));
        await(turns(2));
        w.cancel("to be swallowed");
        print(await(w), log, inner.isDone(), w.cancelling());
        print(await(inner));
        log.clear();
        Task<String> nine = createTask(job("d", 9));
        AsyncCallable<String> retries = () -> {
            for (int n = 0; n < 3; n++) {
                try {
                    return done(await(shield(nine)));
                } catch (CancelledError e) {
                    log.add(tuple(n, args(e)));
                }
            }
            return done("gave up");
        };
        w = createTask(async(retries));
        await(turns(2));
        for (int n = 0; n < 3; n++) {
            w.cancel("cancel " + n);
            await(turns(1));
        }
        print(await(w), log, nine.isDone());
        print(await(nine));
        log.clear();
        inner = createTask(job("e", 3));
        w = createTask(awaits(shield(inner), false));
        w.cancel();
        await(ended(w, inner));
        print("before the waiter starts", log, w.isCancelled(), inner.result());
        log.clear();
        inner = createTask(job("f", 3));
        outer = shield(inner);
        outer.cancel();
        inner.cancel();
        await(ended(inner));
        print("both", log, outer.isCancelled(), inner.isCancelled());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
