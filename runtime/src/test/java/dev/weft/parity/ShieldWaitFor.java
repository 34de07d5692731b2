// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

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
import java.util.concurrent.TimeoutException;

/** {@code shield-wait-for.py}. */
final class ShieldWaitFor extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, Future<Void> go) {
        try {
            await(go);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(name);
    }

    private static Future<Void> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    Coroutine<String> limited(Future<String> t) throws TimeoutException {
        return done(await(waitFor(shield(t), seconds(10))));
    }

    /** What {@code fut} ends with; to javac it may be a {@code TimeoutException}. */
    @Async
    <T> Coroutine<T> result(Future<T> fut) throws TimeoutException {
        return done(await(fut));
    }

    @Async
    Coroutine<Void> fails() {
        await(yieldNow());
        throw new IllegalArgumentException("own");
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        Future<Void> go = future();
        Task<String> t = createTask(job("a", go));
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                await(waitFor(shield(t), seconds(0.005)));
            } catch (TimeoutException e) {
                print("attempt", attempt, t.isDone(), t.cancelling(), log);
            }
            if (attempt == 1) {
                go.setResult(null);
            }
        }
        print(await(waitFor(shield(t), seconds(10))));
        t = createTask(job("b", future()));
        Future<String> outer = shield(t);
        try {
            await(waitFor(outer, seconds(0.005)));
        } catch (TimeoutException e) {
            print("the shield", outer.isCancelled(), t.isDone());
        }
        try {
            await(waitFor(t, seconds(0.005)));
        } catch (TimeoutException e) {
            print("without a shield", t.isCancelled(), log);
        }
        log.clear();
        go = future();
        t = createTask(job("c", go));
        for (int limit : new int[] {0, -1}) {
            try {
                await(waitFor(shield(t), seconds(limit)));
            } catch (TimeoutException e) {
                print("no time at all", limit, t.isDone(), t.cancelling());
            }
        }
        go.setResult(null);
        await(t);
        print("done before", await(waitFor(shield(t), seconds(0))));
        go = future();
        t = createTask(job("d", go));
        Task<String> w = createTask(limited(t));
        await(yieldNow());
        await(yieldNow());
        w.cancel();
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print("cancelled from outside", w.isCancelled(), t.isDone());
        outer = shield(waitFor(t, seconds(10)));
        await(yieldNow());
        await(yieldNow());
        outer.cancel();
        go.setResult(null);
        print("a shielded wait_for", await(t), outer.isCancelled());
        t = createTask(job("e", future()));
        outer = shield(waitFor(t, seconds(0.005)));
        try {
            await(result(outer));
        } catch (TimeoutException e) {
            print("its time is over", t.isCancelled(), outer.isCancelled(), log);
        }
        try {
            await(waitFor(shield(fails()), seconds(10)));
        } catch (IllegalArgumentException e) {
            print("ValueError", e);
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
