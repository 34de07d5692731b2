// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.CancelledError;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.parity.Program;

/** {@code async-generators-share.py}. */
final class AsyncGeneratorsShare extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    AsyncGenerator<Integer, Void> agen(String name) {
        try {
            for (int i = 0; i < 4; i++) {
                print(name + " sees", var.get());
                var.set(name + " before " + i);
                await(yieldNow());
                var.set(name + " " + i);
                AsyncGenerator.yield(i);
            }
        } finally {
            print(name + " ends in", var.get());
            var.set(name + " closed");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> takes(AsyncGenerator<Integer, Void> g) {
        var.set("consumer task");
        int item = await(g.asend(null));
        print("task got", item, var.get());
        return done();
    }

    @Async
    Coroutine<Void> fills(AsyncGenerator<Integer, Void> g) {
        for (int i : await(g)) {
            var.set("loop " + i);
            if (i == 2) {
                break;
            }
        }
        print("left", var.get());
        await(g.aclose());
        print("closed", var.get());
        return done();
    }

    @Async
    Coroutine<Void> main() {
        var.set("main");
        AsyncGenerator<Integer, Void> g = agen("a");
        print(await(g.asend(null)), var.get());
        var.set("between");
        await(createTask(takes(g)));
        print("main still", var.get());
        await(fills(g));
        g = agen("b");
        await(g.asend(null));
        var.set("thrown into");
        try {
            await(g.athrow(new IllegalArgumentException("thrown")));
        } catch (IllegalArgumentException e) {
            print("ValueError:", e, var.get());
        }
        g = agen("c");
        Task<Void> t = createTask(takes(g));
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled", var.get());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
