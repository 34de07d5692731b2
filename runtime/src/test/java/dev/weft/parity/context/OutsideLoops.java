// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;

/** {@code outside-loops.py}. */
final class OutsideLoops extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final List<Py.Tuple> out = new ArrayList<>();

    @Async
    Coroutine<Object> sets(String value) {
        Object before = var.get();
        var.set(value);
        return done(before);
    }

    private void thread(String name) {
        Object before = var.get();
        var.set(name);
        Object ran = run(sets(name + "'s loop"));
        out.add(tuple(name, before, ran, var.get()));
    }

    private static Void start(Runnable target) throws InterruptedException {
        Thread t = new Thread(target);
        t.start();
        t.join();
        return null;
    }

    private Void other(Context ctx) {
        out.add(tuple("other", var.get()));
        var.set("other thread");
        ctx.run(() -> thread("d"));
        return null;
    }

    @Async
    Coroutine<Py.Tuple> nested() {
        var.set("in the loop");
        Context ctx = Context.copyCurrent();
        await(runInExecutor(null, () -> other(ctx)));
        return done(tuple(out.subList(out.size() - 2, out.size()), ctx.get(var), var.get()));
    }

    @Override
    protected void script() throws InterruptedException {
        print(var.get());
        var.set("main thread");
        print("thread", start(() -> thread("a")), start(() -> thread("b")), out, var.get());
        Context ctx = Context.copyCurrent();
        start(() -> ctx.run(() -> thread("c")));
        print(out.get(out.size() - 1), ctx.get(var), var.get());
        print(ctx.size() - Context.copyCurrent().size());
        print(run(nested()), var.get());
    }
}
