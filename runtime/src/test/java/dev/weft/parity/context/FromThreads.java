// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;

/** {@code from-threads.py}. */
final class FromThreads extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<Py.Tuple> work(String value) {
        Object before = var.get();
        var.set(value);
        await(yieldNow());
        Task<Object> inner = createTask(reads());
        return done(tuple(before, var.get(), await(inner)));
    }

    @Async
    Coroutine<Object> reads() {
        return done(var.get());
    }

    private void thread(EventLoop loop, List<String> out) {
        out.add("thread " + var.get());
        loop.callSoonThreadsafe(() -> out.add("callback " + var.get()));
        var.set("thread's");
        loop.callSoonThreadsafe(() -> {
            out.add("callback " + var.get());
            var.set("lost");
        });
        print(runThreadsafe(work("coroutine's"), loop).join());
        var.set("thread's second");
        print(runThreadsafe(work("coroutine's second"), loop).join());
        print(out, var.get());
    }

    @Async
    Coroutine<Void> main() {
        var.set("main");
        EventLoop loop = EventLoop.running();
        List<String> out = new ArrayList<>();
        Future<Void> ended = loop.createFuture();
        Runnable body = () -> {
            thread(loop, out);
            loop.callSoonThreadsafe(() -> ended.setResult(null));
        };
        new Thread(body).start();
        await(ended);
        print(var.get());
        return done();
    }

    @Override
    protected void script() {
        run(main());
    }
}
