// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;

/** {@code task-copies.py}. */
final class TaskCopies extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final ContextVar<Object> other = ContextVar.of("other", "unset");

    @Async
    Coroutine<Py.Tuple> leaf(String name) {
        Py.Tuple before = tuple(var.get(), other.get());
        var.set(name);
        await(yieldNow());
        return done(tuple(before, var.get()));
    }

    @Async
    Coroutine<Void> branch(String name) {
        var.set(name);
        Task<Py.Tuple> first = createTask(leaf(name + ".first"));
        other.set("later");
        Task<Py.Tuple> second = createTask(leaf(name + ".second"));
        print(name, await(first), await(second), var.get(), other.get());
        return done();
    }

    @Async
    Coroutine<Void> main() {
        print("unset", var.get());
        Task<Py.Tuple> early = createTask(leaf("early"));
        var.set("main");
        print("made before the change", await(early), var.get());
        Task<Void> a = createTask(branch("a"));
        Task<Void> b = createTask(branch("b"));
        var.set("changed before they run");
        await(a);
        await(b);
        print(var.get(), other.get());
        List<Task<Py.Tuple>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var.set(i);
            tasks.add(createTask(leaf("task" + i)));
        }
        for (Task<Py.Tuple> t : tasks) {
            print(await(t), var.get());
        }
        Task<Py.Tuple> t = createTask(leaf("cancelled"));
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("after a cancelled one", var.get());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
