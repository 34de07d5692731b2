// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.TaskOptions;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;

/** {@code shared-by-tasks.py}. */
final class SharedByTasks extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<List<Object>> writes(String value, int turns) {
        List<Object> seen = new ArrayList<>(List.of(var.get()));
        for (int i = 0; i < turns; i++) {
            var.set(value + i);
            await(yieldNow());
            seen.add(var.get());
        }
        return done(seen);
    }

    @Async
    Coroutine<List<Object>> child() {
        return done(await(createTask(writes("child", 1))));
    }

    private static TaskOptions in(Context context) {
        return TaskOptions.DEFAULT.withContext(context);
    }

    @Async
    Coroutine<Void> main() throws Exception {
        var.set("main");
        Context ctx = Context.copyCurrent();
        Task<List<Object>> a = createTask(writes("a", 2), in(ctx));
        Task<List<Object>> b = createTask(writes("b", 2), in(ctx));
        print(await(a), await(b), var.get(), ctx.get(var));
        ctx.run(() -> var.set("run"));
        print(await(createTask(writes("c", 1), in(ctx))), ctx.get(var));
        print(await(createTask(child(), in(ctx))), ctx.get(var));
        Context copy = ctx.call(Context::copyCurrent);
        print(await(createTask(writes("copy", 1), in(copy))), ctx.get(var), copy.get(var));
        Task<List<Object>> shared;
        Task<List<Object>> own;
        try (TaskGroup tg = new TaskGroup()) {
            shared = tg.createTask(writes("group", 1), in(ctx));
            own = tg.createTask(writes("own", 1));
        }
        print(shared.result(), own.result(), ctx.get(var), var.get());
        print(ctx.size() - copy.size());
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
