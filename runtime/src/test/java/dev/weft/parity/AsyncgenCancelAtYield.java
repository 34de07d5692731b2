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
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-cancel-at-yield.py}. */
final class AsyncgenCancelAtYield extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> numbers(List<String> log) {
        try {
            for (int i = 0; i < 4; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            await(yieldNow());
            log.add("generator finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> consume(String name, List<String> log, AsyncGenerator<Integer, Void> g) {
        try {
            for (int i : await(g)) {
                log.add(name + " " + i);
                await(sleep(seconds(10)));
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Boolean> cancelled(String name, List<String> log, AsyncGenerator<Integer, Void> g) {
        Task<Void> t = createTask(consume(name, log, g));
        await(sleep(seconds(0.001)));
        t.cancel();
        await(gatherOutcomes(t));
        return done(t.isCancelled());
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = numbers(log);
        print(await(cancelled("a", log, g)), log);
        print(await(cancelled("b", log, g)), log);
        for (int i : await(g)) {
            log.add("main " + i);
        }
        print(log);
        log = new ArrayList<>();
        g = numbers(log);
        print(await(cancelled("c", log, g)), log);
        await(g.aclose());
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
