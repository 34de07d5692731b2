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
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.TaskOptions;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;

/** {@code run-and-reentry.py}. */
final class RunAndReentry extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    private void again(Context ctx) {
        try {
            ctx.run(() -> print("not reached"));
        } catch (IllegalStateException e) {
            print("RuntimeError", e.getMessage().startsWith("cannot enter context"));
        }
    }

    private void fails() {
        var.set("failed");
        throw new IllegalArgumentException("in run");
    }

    private Object nested(Context one, Context two) {
        var.set("one");
        two.run(() -> var.set("two"));
        again(one);
        two.run(() -> {
            print("inside", var.get());
            again(one);
            again(two);
        });
        return var.get();
    }

    @Async
    Coroutine<Object> reenters(Context ctx) {
        var.set("in the task");
        await(yieldNow());
        again(ctx);
        return done(var.get());
    }

    @Async
    Coroutine<Void> main() throws Exception {
        var.set("main");
        Context one = Context.copyCurrent();
        Context two = Context.copyCurrent();
        print(one.call(() -> nested(one, two)), one.get(var), two.get(var), var.get());
        try {
            one.run(this::fails);
        } catch (IllegalArgumentException e) {
            print("ValueError:", e, var.get(), one.get(var));
        }
        print("entered again", one.call(var::get));
        EventLoop loop = EventLoop.running();
        List<Object> out = new ArrayList<>();
        one.run(() -> loop.callSoon(() -> out.add(var.get())));
        Task<Object> task = one.call(() -> createTask(child()));
        print(await(task), out, one.get(var), var.get());
        loop.callSoon(() -> {
            two.run(() -> var.set("from a callback"));
            out.add(var.get());
        });
        await(yieldNow());
        print(out, two.get(var));
        print(await(createTask(reenters(one), TaskOptions.DEFAULT.withContext(one))), var.get());
        return done();
    }

    @Async
    Coroutine<Object> child() {
        Object before = var.get();
        var.set("child");
        await(yieldNow());
        return done(before);
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
        Context ctx = Context.copyCurrent();
        ctx.run(() -> {
            var.set("outside");
            again(ctx);
        });
        print(var.get(), ctx.get(var));
        print(ctx.call(() -> runInVirtualTime(child())), ctx.get(var));
    }
}
