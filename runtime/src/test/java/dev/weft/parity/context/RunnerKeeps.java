// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.parity.Program;

/** {@code runner-keeps.py}. */
final class RunnerKeeps extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Coroutine<Object> sets(String value) {
        Object before = var.get();
        var.set(value);
        await(yieldNow());
        return done(before);
    }

    @Async
    Coroutine<Object> child() {
        Task<Object> task = createTask(sets("child"));
        await(task);
        return done(var.get());
    }

    @Async
    Coroutine<Void> fails() {
        var.set("failed");
        throw new IllegalArgumentException("run failed");
    }

    @Override
    protected void script() {
        var.set("module");
        try (Runner runner = Runner.builder().build()) {
            print(runner.run(sets("first")), var.get());
            var.set("changed outside");
            print(runner.run(sets("second")), var.get());
            print(runner.run(child()), runner.run(sets("third")));
            try {
                runner.run(fails());
            } catch (IllegalArgumentException e) {
                print("ValueError:", e, var.get());
            }
            print(runner.run(sets("fourth")));
        }
        print(var.get());
        try (Runner runner = Runner.builder().build()) {
            print("another runner", runner.run(sets("other")), var.get());
        }
        print("run", run(sets("run")), var.get());
        print("run", run(sets("run again")), var.get());
        EventLoop loop = EventLoop.create();
        print("run_until_complete", loop.runUntilComplete(sets("loop")), var.get());
        print("run_until_complete", loop.runUntilComplete(sets("loop again")), var.get());
        loop.callSoon(() -> {
            print("call_soon", var.get());
            var.set("callback");
            loop.stop();
        });
        var.set("after call_soon");
        loop.runForever();
        print(var.get());
        loop.close();
    }
}
