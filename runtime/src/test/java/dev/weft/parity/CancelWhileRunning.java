// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;

/** {@code cancel-while-running.py}. */
final class CancelWhileRunning extends Program {

    @Async
    Coroutine<String> returns() {
        currentTask().cancel("too late to return");
        return done("lost");
    }

    @Async
    Coroutine<String> raises() {
        currentTask().cancel();
        throw new IllegalArgumentException("wins");
    }

    @Async
    Coroutine<String> nothing() {
        return done("coroutine");
    }

    @Async
    Coroutine<Void> waits(Future<Void> fut) {
        Task<?> me = currentTask();
        print("cancel", me.cancel("now"), me.cancelling());
        Future<String> ready = EventLoop.running().createFuture();
        ready.setResult("done future");
        print("no cancel point:", await(nothing()), "|", await(ready));
        try {
            await(fut);
        } catch (CancelledError e) {
            print("thrown", args(e), "future cancelled", fut.isCancelled());
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<String> turns() {
        currentTask().cancel("turn");
        try {
            await(yieldNow());
            print("not reached");
        } catch (CancelledError e) {
            print("thrown at a bare turn", args(e));
        }
        await(yieldNow());
        return done("free again");
    }

    @Async
    Coroutine<Void> main() {
        Task<String> t = createTask(returns());
        try {
            print(await(t));
        } catch (CancelledError e) {
            print("returned: cancelled", args(e), t.isCancelled(), t.cancelling());
        }
        t = createTask(raises());
        try {
            print(await(t));
        } catch (IllegalArgumentException e) {
            print("raised:", e, t.isCancelled(), t.cancelling());
        }
        Future<Void> fut = EventLoop.running().createFuture();
        Task<Void> w = createTask(waits(fut));
        await(yieldNow());
        print("future cancelled at the suspension", fut.isCancelled(), "task done", w.isDone());
        await(yieldNow());
        print("task done one turn later", w.isDone(), w.isCancelled());
        t = createTask(turns());
        print(await(t), t.isCancelled(), t.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
