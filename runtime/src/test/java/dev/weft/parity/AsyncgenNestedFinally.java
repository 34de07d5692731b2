// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** {@code asyncgen-nested-finally.py}. */
final class AsyncgenNestedFinally extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Void> inner(List<Object> log, int n) {
        try {
            for (int i = 0; i < n; i++) {
                AsyncGenerator.yield(i);
            }
        } finally {
            await(yieldNow());
            log.add("inner finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> leavesOpen(List<Object> log, AsyncGenerator<Object, Void> g) {
        try {
            for (Object i : await(g)) {
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add("outer finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> closes(List<Object> log, AsyncGenerator<Object, Void> g) {
        try {
            try (g) {
                for (Object i : await(g)) {
                    AsyncGenerator.yield(i);
                }
            }
        } finally {
            log.add("outer finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> loopsInFinally(List<Object> log, AsyncGenerator<Object, Void> g) {
        try {
            AsyncGenerator.yield("item");
        } finally {
            for (Object i : await(g)) {
                log.add("in finally " + i);
            }
            log.add("outer finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Object> nextOrEnded(AsyncGenerator<Object, Void> g) {
        try {
            return done(await(anext(g)));
        } catch (StopAsyncIteration end) {
            return done("ended");
        }
    }

    @Async
    Coroutine<Void> main() {
        for (BiFunction<List<Object>, AsyncGenerator<Object, Void>, AsyncGenerator<Object, Void>> make :
                List.<BiFunction<List<Object>, AsyncGenerator<Object, Void>, AsyncGenerator<Object, Void>>>of(
                        this::leavesOpen, this::closes, this::loopsInFinally)) {
            List<Object> log = new ArrayList<>();
            AsyncGenerator<Object, Void> g = inner(log, 3);
            AsyncGenerator<Object, Void> o = make.apply(log, g);
            print("first", await(anext(o)));
            await(o.aclose());
            print(log, await(nextOrEnded(g)));
            await(g.aclose());
        }
        for (BiFunction<List<Object>, AsyncGenerator<Object, Void>, AsyncGenerator<Object, Void>> make :
                List.<BiFunction<List<Object>, AsyncGenerator<Object, Void>, AsyncGenerator<Object, Void>>>of(
                        this::leavesOpen, this::closes)) {
            List<Object> log = new ArrayList<>();
            AsyncGenerator<Object, Void> g = inner(log, 3);
            AsyncGenerator<Object, Void> o = make.apply(log, g);
            await(anext(o));
            try {
                await(o.athrow(new KeyError("k")));
            } catch (KeyError e) {
                print(e, log, await(nextOrEnded(g)));
            }
            await(g.aclose());
        }
        List<Object> log = new ArrayList<>();
        for (Object i : await(closes(log, inner(log, 2)))) {
            log.add(i);
        }
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
