// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskOptions;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-contextvars.py}. */
final class SemContextvars extends Program {

    private final ContextVar<String> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<Py.Tuple> child(String name) {
        String before = var.get();
        var.set(name);
        await(yieldNow());
        return done(tuple(before, var.get()));
    }

    @Async
    Coroutine<Void> sameContext() {
        var.set("set by awaited coroutine");
        return done();
    }

    @Async
    AsyncGenerator<Integer, Void> gen() {
        var.set("from generator");
        AsyncGenerator.yield(1);
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        var.set("main");
        Task<Py.Tuple> a = createTask(child("a"));
        var.set("main2");
        Task<Py.Tuple> b = createTask(child("b"));
        print(await(gather(a, b)), var.get());
        await(sameContext());
        print("an awaited coroutine shares:", var.get());
        EventLoop loop = EventLoop.running();
        List<String> out = new ArrayList<>();
        var.set("at call_soon");
        loop.callSoon(() -> {
            out.add(var.get());
            var.set("lost");
        });
        loop.callLater(seconds(0.001), () -> out.add(var.get()));
        Future<Void> f = loop.createFuture();
        f.addDoneCallback(done -> out.add("done cb " + var.get()));
        var.set("changed");
        f.setResult(null);
        await(sleep(seconds(0.01)));
        print(out, var.get());
        print("thread sees", await(toThread(var::get)));
        print("executor does not", await(runInExecutor(null, var::get)));
        Context ctx = Context.copyCurrent();
        ctx.run(() -> var.set("explicit"));
        print(await(createTask(child("c"), TaskOptions.DEFAULT.withContext(ctx))), var.get(), ctx.get(var));
        ContextVar.Token tok = var.set("temp");
        var.reset(tok);
        print("reset", var.get());
        for (int ignored : await(gen())) {
            continue;
        }
        print("async generator runs in the caller's context:", var.get());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
