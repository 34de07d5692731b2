// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.util.List;
import java.util.function.Supplier;

/** {@code asyncgen-running-itself.py}. */
final class AsyncgenRunningItself extends GeneratorProgram {

    private AsyncGenerator<Object, Object> box;

    @Async
    AsyncGenerator<Object, Object> itself() {
        AsyncGenerator<Object, Object> g = box;
        await(show("anext", anext(g)));
        await(show("asend", g.asend("x")));
        await(show("athrow", g.athrow(new KeyError("k"))));
        await(show("aclose", g.aclose()));
        AsyncGenerator.yield("still fine");
        await(yieldNow());
        await(show("anext after a suspension", anext(g)));
        AsyncGenerator.yield("and still");
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<String> helper() {
        await(yieldNow());
        await(show("from a coroutine it awaits", anext(box)));
        return done("helped");
    }

    @Async
    AsyncGenerator<Object, Object> awaits() {
        AsyncGenerator.yield(await(helper()));
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Object> inner() {
        await(show("from a generator it iterates", anext(box)));
        AsyncGenerator.yield(1);
        await(show("again", box.aclose()));
        AsyncGenerator.yield(2);
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Object> outer() {
        for (Object i : await(inner())) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        for (Supplier<AsyncGenerator<Object, Object>> make :
                List.<Supplier<AsyncGenerator<Object, Object>>>of(this::itself, this::awaits, this::outer)) {
            box = make.get();
            for (Object item : await(box)) {
                print(item);
            }
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
