// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code asyncgen-running.py}. */
final class AsyncgenRunning extends GeneratorProgram {

    private static final class Gate {

        private Future<Void> fut;

        @Async
        Coroutine<Void> pass() {
            fut = EventLoop.running().createFuture();
            await(fut);
            return done();
        }

        void open() {
            fut.setResult(null);
        }
    }

    @Async
    AsyncGenerator<String, Object> body(Gate gate) {
        try {
            while (true) {
                try {
                    await(gate.pass());
                    AsyncGenerator.yield("item");
                } catch (KeyError e) {
                    await(gate.pass());
                    AsyncGenerator.yield("caught");
                }
            }
        } finally {
            await(gate.pass());
        }
    }

    @Async
    Coroutine<Void> tries(String name, AsyncGenerator<String, Object> g) {
        await(show("anext while " + name, anext(g)));
        await(show("asend while " + name, g.asend("x")));
        await(show("athrow while " + name, g.athrow(new IOException("o"))));
        await(show("aclose while " + name, g.aclose()));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Gate gate = new Gate();
        AsyncGenerator<String, Object> g = body(gate);
        Map<String, Supplier<Awaitable<?>>> steps = new LinkedHashMap<>();
        steps.put("anext", () -> anext(g));
        steps.put("asend", () -> g.asend("value"));
        steps.put("athrow", () -> g.athrow(new KeyError("k")));
        steps.put("aclose", g::aclose);
        for (String name : steps.keySet()) {
            Task<Void> t = createTask(show(name, steps.get(name).get()));
            await(yieldNow());
            await(tries(name, g));
            gate.open();
            await(t);
        }
        await(tries("nothing", g));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
