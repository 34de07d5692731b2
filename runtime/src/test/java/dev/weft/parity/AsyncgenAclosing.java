// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-aclosing.py}. */
@SuppressWarnings("try") // scopes that are not named in their blocks
final class AsyncgenAclosing extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> numbers(List<Object> log, int n) {
        try {
            for (int i = 0; i < n; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            await(yieldNow());
            log.add("closed");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Integer> first(List<Object> log, AsyncGenerator<Integer, Void> g) {
        try (g) {
            for (int i : await(g)) {
                log.add("returns");
                return done(i);
            }
        }
        return done(null);
    }

    @Async
    Coroutine<Void> fails(AsyncGenerator<Integer, Void> g) {
        try (g) {
            for (int i : await(g)) {
                throw new KeyError("body");
            }
        }
        return done();
    }

    @Async
    Coroutine<Void> waits(AsyncGenerator<Integer, Void> g) {
        try (g) {
            for (int i : await(g)) {
                await(sleep(seconds(10)));
            }
        }
        return done();
    }

    @Async
    @SuppressWarnings("finally")
    AsyncGenerator<Integer, Void> badFinally() {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            throw new IllegalArgumentException("while closing");
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        try (AsyncGenerator<Integer, Void> items = numbers(log, 2)) {
            for (int i : await(items)) {
                log.add(i);
            }
            log.add("end");
        }
        print(log);
        log.clear();
        try (AsyncGenerator<Integer, Void> items = numbers(log, 5)) {
            for (int i : await(items)) {
                if (i == 1) {
                    break;
                }
            }
            log.add("after break");
        }
        print(log);
        log.clear();
        print(await(first(log, numbers(log, 5))), log);
        log.clear();
        try {
            await(fails(numbers(log, 5)));
        } catch (KeyError e) {
            print(e, log);
        }
        log.clear();
        Task<Void> t = createTask(waits(numbers(log, 5)));
        await(sleep(seconds(0.001)));
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), log);
        log.clear();
        try (AsyncGenerator<Integer, Void> items = numbers(log, 3)) {
            log.add("never iterated");
        }
        print(log);
        try (AsyncGenerator<Integer, Void> items = badFinally()) {
            await(anext(items));
        } catch (IllegalArgumentException e) {
            print(e);
        }
        log.clear();
        try (AsyncGenerator<Integer, Void> a = numbers(log, 2);
                AsyncGenerator<Integer, Void> b = numbers(log, 2)) {
            await(anext(a));
            log.add(await(anext(b)));
        }
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
