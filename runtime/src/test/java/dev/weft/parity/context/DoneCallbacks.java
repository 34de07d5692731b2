// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code done-callbacks.py}. */
final class DoneCallbacks extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final List<Object> out = new ArrayList<>();

    @Async
    Coroutine<Void> adds(Future<Void> fut, String value, Consumer<Future<Void>> callback) {
        var.set(value);
        fut.addDoneCallback(callback);
        var.set("changed by " + value);
        return done();
    }

    @Async
    Coroutine<Void> work() {
        var.set("work");
        await(yieldNow());
        return done();
    }

    private void note(Future<Void> fut) {
        out.add(var.get());
        var.set("callback");
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<Void> fut = loop.createFuture();
        fut.addDoneCallback(this::note);
        var.set("one");
        fut.addDoneCallback(this::note);
        var.set("two");
        fut.addDoneCallback(this::note);
        await(createTask(adds(fut, "task", this::note)));
        await(adds(fut, "awaited", this::note));
        var.set("at the result");
        fut.setResult(null);
        var.set("after the result");
        await(yieldNow());
        print(out, var.get());
        out.clear();
        var.set("done already");
        fut.addDoneCallback(this::note);
        var.set("changed");
        await(yieldNow());
        print(out, var.get());
        out.clear();
        Task<Void> t = createTask(work());
        var.set("for the task");
        t.addDoneCallback(this::note);
        var.set("x");
        Consumer<Future<Void>> removed = f -> out.add("not called");
        t.addDoneCallback(removed);
        var.set("y");
        t.addDoneCallback(removed);
        print("removed", t.removeDoneCallback(removed));
        await(t);
        await(yieldNow());
        print(out, var.get());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
