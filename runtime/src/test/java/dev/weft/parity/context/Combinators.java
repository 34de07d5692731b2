// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import dev.weft.Waited;
import dev.weft.Weft;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code combinators.py}. */
final class Combinators extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<Object> work(String name, int turns) {
        Object before = var.get();
        var.set(name);
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (!var.get().equals(name)) {
            throw new AssertionError(var.get());
        }
        return done(before);
    }

    private Coroutine<Object> work(String name) {
        return work(name, 1);
    }

    @Async
    Coroutine<Object> fails(String name) {
        await(work(name));
        throw new IllegalArgumentException(name);
    }

    @Async
    Coroutine<Void> main() {
        var.set("main");
        print("gather", await(gather(work("a", 3), work("b"), work("c", 2))), var.get());
        print("results", await(gatherOutcomes(fails("d"), work("e"))).size(), var.get());
        Task<Object> one;
        Task<Object> two;
        try (TaskGroup tg = new TaskGroup()) {
            one = tg.createTask(work("one", 2));
            var.set("inside the group");
            two = tg.createTask(work("two"));
        }
        print("group", one.result(), two.result(), var.get());
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails("three"));
            var.set("before the group fails");
            await(work("the body itself", 10));
            print("not reached");
        } catch (ExceptionGroup group) {
            print("group failed", group.exceptions().size(), var.get());
        }
        var.set("main");
        print("shield", await(shield(work("shielded"))), var.get());
        List<Task<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(createTask(work("task" + i, i)));
        }
        var.set("waiting");
        Waited<Task<Object>> waited = await(Weft.wait(tasks, ReturnWhen.ALL_COMPLETED));
        List<Object> results = tasks.stream().map(Task::result).toList();
        print("wait", results, waited.pending().size(), var.get());
        tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(createTask(work("next" + i, i)));
        }
        for (Task<Object> next : await(asCompleted(tasks))) {
            print("as_completed", await(next), var.get());
        }
        try (Timeout limit = timeout(seconds(0.001))) {
            var.set("in time");
            await(sleep(seconds(10)));
        } catch (TimeoutException e) {
            print("timeout", var.get());
        }
        try (Timeout limit = timeout(seconds(10))) {
            print("in a timeout", await(work("awaited")), var.get());
        } catch (TimeoutException e) {
            print("not reached");
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
