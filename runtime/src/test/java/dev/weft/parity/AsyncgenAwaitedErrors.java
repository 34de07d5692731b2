// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-awaited-errors.py}. */
final class AsyncgenAwaitedErrors extends GeneratorProgram {

    @Async
    Coroutine<Integer> fetch(int n) {
        await(yieldNow());
        if (n % 3 == 2) {
            throw new IllegalArgumentException("no " + n);
        }
        return done(n * 10);
    }

    @Async
    AsyncGenerator<Integer, Void> careful(List<String> log) {
        for (int n = 0; n < 6; n++) {
            try {
                AsyncGenerator.yield(await(fetch(n)));
            } catch (IllegalArgumentException e) {
                log.add(e.getMessage());
                AsyncGenerator.yield(null);
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> careless(List<String> log) {
        try {
            for (int n = 0; n < 6; n++) {
                AsyncGenerator.yield(await(fetch(n)));
            }
        } finally {
            log.add("finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> replaces(List<String> log) {
        for (int i : await(retried(log))) {
            AsyncGenerator.yield(i);
        }
        try {
            await(fetch(2));
        } catch (IllegalArgumentException e) {
            throw (KeyError) new KeyError("replaced").initCause(e);
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> retried(List<String> log) {
        for (int n = 1; n <= 3; n++) {
            for (int attempt = 0; attempt < 2; attempt++) {
                try {
                    AsyncGenerator.yield(await(fetch(n + attempt)));
                    break;
                } catch (IllegalArgumentException e) {
                    log.add("retries " + n);
                }
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> passesOn(Task<Integer> t) {
        AsyncGenerator.yield(await(t));
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<List<Integer>> collect(AsyncIterable<Integer> items) {
        List<Integer> collected = new ArrayList<>();
        for (Integer i : await(items)) {
            collected.add(i);
        }
        return done(collected);
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        print(await(collect(careful(log))), log);
        log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = careless(log);
        List<Integer> seen = new ArrayList<>();
        try {
            for (int i : await(g)) {
                seen.add(i);
            }
        } catch (IllegalArgumentException e) {
            print(e, seen, log);
        }
        print(await(collect(g)));
        log = new ArrayList<>();
        try {
            for (int i : await(replaces(log))) {
                seen.add(i);
            }
        } catch (KeyError e) {
            print(e, repr(e.getCause()), seen, log);
        }
        Task<Integer> t = createTask(fetch(5));
        await(gatherOutcomes(t));
        for (int i = 0; i < 2; i++) {
            try {
                await(anext(passesOn(t)));
            } catch (IllegalArgumentException e) {
                print("the task's own error", e == t.exception());
            }
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
