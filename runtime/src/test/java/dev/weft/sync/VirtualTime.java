// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;

/** What the tests of this package run with. */
final class VirtualTime {

    private VirtualTime() {}

    static void run(AsyncCallable<Void> body) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(body));
        }
    }

    /** Lets the others go on, so often. */
    @Async
    static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    static <T> Task<T> start(Awaitable<T> awaitable) {
        return createTask(awaitable.toCoroutine());
    }
}
