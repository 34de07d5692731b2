// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;

/** {@code bad-yield.py}. */
final class BadYield extends Program {

    @Async
    Coroutine<Object> yields(Object value) {
        try {
            return done(await(Coroutine.suspend(value)));
        } catch (IllegalStateException e) {
            return done("RuntimeError: " + str(e));
        }
    }

    @Async
    Coroutine<Void> notCaught() {
        await(Coroutine.suspend(43));
        return done();
    }

    @Async
    Coroutine<Boolean> foreign(Future<Void> fut) {
        try {
            await(fut);
        } catch (IllegalStateException e) {
            return done(e.getMessage().contains("attached to a different loop"));
        }
        return done(null);
    }

    @Async
    Coroutine<String> foreignDone(Future<String> fut) {
        return done(await(fut));
    }

    @Async
    Coroutine<Void> main() {
        print("nothing: a bare turn", await(createTask(yields(null))));
        print(await(createTask(yields(42))));
        Task<Object> t = createTask(yields(42));
        await(yieldNow());
        print("thrown one turn later", t.isDone());
        await(yieldNow());
        print(t.isDone());
        Task<Void> n = createTask(notCaught());
        try {
            await(n);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        t = createTask(yields(42));
        await(yieldNow());
        t.cancel();
        try {
            print(await(t));
        } catch (CancelledError e) {
            print("a cancel beats it", t.isCancelled());
        }
        EventLoop other = EventLoop.create();
        print("a future of another loop", await(createTask(foreign(other.createFuture()))));
        Future<String> ready = other.createFuture();
        ready.setResult("done: no need to wait");
        print(await(createTask(foreignDone(ready))));
        other.close();
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
