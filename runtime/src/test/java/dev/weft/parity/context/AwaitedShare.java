// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import dev.weft.Task;
import dev.weft.parity.Program;
import dev.weft.parity.Py;

/** {@code awaited-share.py}. */
final class AwaitedShare extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<Py.Tuple> sets(String value) {
        Object before = var.get();
        var.set(value);
        await(yieldNow());
        return done(tuple(before, var.get()));
    }

    @Async
    Coroutine<Void> fails(String value) {
        try {
            await(yieldNow());
            throw new IllegalArgumentException(value);
        } finally {
            var.set(value);
        }
    }

    @Async
    Coroutine<Object> deep(int n) {
        if (n == 0) {
            var.set("bottom");
            await(yieldNow());
        } else {
            await(deep(n - 1));
        }
        return done(var.get());
    }

    @Async
    Coroutine<Void> cancelled() {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            var.set("while it was cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Object> catches() {
        try {
            await(cancelled());
        } catch (CancelledError e) {
            return done(var.get());
        }
        return done(null);
    }

    @Async
    Coroutine<Void> main() {
        print(await(sets("one")), var.get());
        try {
            await(fails("failed"));
        } catch (IllegalArgumentException e) {
            print("ValueError:", e, var.get());
        }
        print(await(deep(50)), var.get());
        Task<Object> t = createTask(catches());
        await(yieldNow());
        t.cancel();
        print(await(t), var.get());
        Coroutine<Py.Tuple> coro = sets("by hand");
        var.set("before the start");
        print(coro.send(null), var.get());
        var.set("between");
        try {
            coro.send(null);
        } catch (StopIteration e) {
            print(e.value(), var.get());
        }
        var.set("made here");
        coro = sets("in the task");
        var.set("awaited here");
        print(await(coro), var.get());
        coro = sets("handed on");
        coro.send(null);
        var.set("before it is a task");
        print(await(createTask(coro)), var.get());
        return done();
    }

    @Override
    protected void script() {
        Coroutine<Py.Tuple> coro = sets("outside");
        coro.send(null);
        print("outside a loop", var.get());
        try {
            coro.send(null);
        } catch (StopIteration e) {
            print(e.value());
        }
        runInVirtualTime(main());
        print("still", var.get());
    }
}
