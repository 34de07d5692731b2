// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.List;

/** {@code generators-share.py}. */
final class GeneratorsShare extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    @Async
    Generator<List<Object>, Void, Void> gen(String name) {
        List<Object> seen = new ArrayList<>();
        try {
            while (true) {
                seen.add(var.get());
                var.set(name + " " + seen.size());
                Generator.yield(seen);
            }
        } finally {
            var.set(name + " closed");
        }
    }

    @Async
    Generator<List<Object>, Void, Void> delegates(String name) {
        Generator.yieldFrom(gen(name));
        return Generator.end();
    }

    @Async
    Coroutine<Py.Tuple> steps(Generator<List<Object>, Void, Void> g) {
        var.set("task");
        List<Object> seen = List.copyOf(g.send(null));
        await(yieldNow());
        return done(tuple(seen, var.get()));
    }

    @Async
    Coroutine<Void> main() throws Exception {
        Generator<List<Object>, Void, Void> g = gen("gen");
        var.set("main");
        print(g.send(null), var.get());
        var.set("between");
        print(g.send(null), var.get());
        print(await(createTask(steps(g))), var.get());
        print(g.send(null), var.get());
        g.close();
        print(var.get());
        Generator<List<Object>, Void, Void> d = delegates("inner");
        var.set("delegating");
        print(d.send(null), var.get());
        Context ctx = Context.copyCurrent();
        print(ctx.call(() -> d.send(null)), var.get(), ctx.get(var));
        d.close();
        print(var.get());
        return done();
    }

    @Override
    protected void script() throws Exception {
        Generator<List<Object>, Void, Void> g = gen("module's");
        print(g.send(null), var.get());
        runInVirtualTime(main());
        print(g.send(null), var.get());
        g.close();
        print(var.get());
    }
}
