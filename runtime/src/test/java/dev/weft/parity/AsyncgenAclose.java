// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code asyncgen-aclose.py}. */
final class AsyncgenAclose extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Object> body(List<String> log) {
        log.add("starts");
        try {
            try {
                AsyncGenerator.yield(1);
                AsyncGenerator.yield(2);
            } finally {
                await(yieldNow());
                log.add("inner finally");
            }
        } catch (GeneratorExit e) {
            log.add("sees it");
            throw e;
        } finally {
            await(yieldNow());
            log.add("outer finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Object> swallows(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            log.add("returns");
        }
        return AsyncGenerator.end();
    }

    @Async
    @SuppressWarnings("finally")
    AsyncGenerator<Integer, Object> raises(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } finally {
            await(yieldNow());
            throw new KeyError("in finally");
        }
    }

    @Async
    AsyncGenerator<Integer, Object> replaces(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            throw new ArithmeticException("replaced");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Integer, Object> g = body(log);
        await(show("not started", g.aclose()));
        print("nothing ran", log);
        await(show("no start after that", anext(g)));
        g = body(log);
        await(anext(g));
        await(show("suspended", g.aclose()));
        print(log);
        await(show("again", g.aclose()));
        await(show("next", anext(g)));
        await(show("asend", g.asend("x")));
        await(show("athrow", g.athrow(new KeyError("k"))));
        print("not twice", log.size());
        for (Function<List<String>, AsyncGenerator<Integer, Object>> make :
                List.<Function<List<String>, AsyncGenerator<Integer, Object>>>of(
                        this::swallows, this::raises, this::replaces)) {
            log = new ArrayList<>();
            g = make.apply(log);
            await(anext(g));
            await(show("close", g.aclose()));
            await(show("next", anext(g)));
            await(show("close again", g.aclose()));
            print(log);
        }
        log = new ArrayList<>();
        g = body(log);
        int items = 0;
        for (int i : await(g)) {
            items += i;
        }
        await(show("exhausted", g.aclose()));
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
