// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-pipeline.py}. */
final class AsyncgenPipeline extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> source(List<String> log, int n) {
        try {
            for (int i = 0; i < n; i++) {
                log.add("source " + i);
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add("source finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> doubled(List<String> log, AsyncIterable<Integer> items) {
        try {
            for (int i : await(items)) {
                log.add("doubled " + i);
                AsyncGenerator.yield(i * 2);
            }
        } finally {
            await(yieldNow());
            log.add("doubled finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<String, Void> checked(List<String> log, AsyncIterable<Integer> items) {
        try {
            for (int i : await(items)) {
                if (i == 4) {
                    throw new IllegalArgumentException("bad " + i);
                }
                AsyncGenerator.yield("<" + i + ">");
            }
        } finally {
            log.add("checked finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> failing() {
        AsyncGenerator.yield(1);
        await(yieldNow());
        throw new IllegalArgumentException("at the source");
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        for (int i : await(doubled(log, doubled(log, source(log, 2))))) {
            log.add("main " + i);
        }
        print(log);
        log = new ArrayList<>();
        AsyncGenerator<Integer, Void> s = source(log, 6);
        AsyncGenerator<Integer, Void> d = doubled(log, s);
        try {
            for (String i : await(checked(log, d))) {
                log.add("main " + i);
            }
        } catch (IllegalArgumentException e) {
            print(e, log);
        }
        print("the inner ones are open", await(anext(d)), await(anext(s)));
        await(d.aclose());
        print("closing one does not close its source", await(anext(s)));
        await(s.aclose());
        log = new ArrayList<>();
        s = source(log, 5);
        d = doubled(log, s);
        AsyncGenerator<String, Void> c = checked(log, d);
        await(anext(c));
        log.clear();
        try {
            await(c.athrow(new KeyError("thrown")));
        } catch (KeyError e) {
            print(e, log, await(anext(d)));
        }
        await(d.aclose());
        await(s.aclose());
        log = new ArrayList<>();
        try {
            for (String i : await(checked(log, doubled(log, failing())))) {
                log.add("main " + i);
            }
        } catch (IllegalArgumentException e) {
            print(e, log);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
