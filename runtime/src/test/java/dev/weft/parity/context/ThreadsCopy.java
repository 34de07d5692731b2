// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.toThread;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code threads-copy.py}. */
final class ThreadsCopy extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    private Object reads() {
        return var.get();
    }

    private Py.Tuple sets(Object value) {
        Object before = var.get();
        var.set(value);
        return tuple(before, var.get());
    }

    private Void fails() {
        var.set("failed");
        throw new IllegalArgumentException("in the thread");
    }

    @Async
    Coroutine<Void> main() {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        var.set("main");
        print("to_thread", await(toThread(() -> sets("thread"))), var.get());
        Awaitable<Object> coro = toThread(this::reads);
        var.set("changed before it is awaited");
        print("to_thread copies when awaited", await(coro));
        try {
            await(toThread(this::fails));
        } catch (IllegalArgumentException e) {
            print("ValueError:", e, var.get());
        }
        print("executor", await(runInExecutor(pool, () -> sets("pool"))), var.get());
        print("the same thread again", await(runInExecutor(pool, this::reads)));
        Context ctx = Context.copyCurrent();
        Py.Tuple carried = await(runInExecutor(pool, () -> ctx.call(() -> sets("in ctx"))));
        print("carried by hand", carried, var.get(), ctx.get(var));
        print("the thread's own", await(runInExecutor(pool, this::reads)));
        List<Awaitable<Py.Tuple>> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            three.add(toThread(() -> sets(n)));
        }
        List<Py.Tuple> results = await(gather(three));
        print(results, var.get());
        pool.shutdown();
        return done();
    }

    @Override
    protected void script() {
        run(main());
    }
}
