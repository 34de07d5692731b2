// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;

/** {@code callbacks-apart.py}. */
final class CallbacksApart extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final List<Py.Tuple> out = new ArrayList<>();

    private void sets(String value) {
        Object before = var.get();
        var.set(value);
        out.add(tuple(value, before));
    }

    private void raises() {
        var.set("raises");
        throw new IllegalArgumentException("in a callback");
    }

    @Async
    Coroutine<Void> task(String value) {
        Object before = var.get();
        var.set(value);
        out.add(tuple(value, before));
        await(yieldNow());
        out.add(tuple(value, var.get()));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<String> handled = new ArrayList<>();
        loop.setExceptionHandler(context -> handled.add(str(context.get("exception"))));
        loop.callSoon(() -> sets("first"));
        loop.callSoon(() -> sets("second"));
        Task<Void> t = createTask(task("task"));
        loop.callSoon(() -> sets("third"));
        loop.callSoon(this::raises);
        loop.callSoon(() -> sets("fourth"));
        Task<Void> u = createTask(task("another task"));
        loop.callLater(seconds(0), () -> sets("timer"));
        await(sleep(seconds(0.2)));
        print(out, handled, var.get(), t.isDone(), u.isDone());
        out.clear();
        var.set("main");
        loop.callSoon(() -> sets("fifth"));
        await(createTask(task("third task")));
        loop.callSoon(() -> sets("sixth"));
        await(yieldNow());
        print(out, var.get());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
