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

/** {@code asyncgen-cancel-waiting.py}. */
final class AsyncgenCancelWaiting extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Void> numbers(List<String> log) {
        try {
            for (int i = 0; i < 5; i++) {
                await(sleep(seconds(0.01)));
                log.add("makes " + i);
                AsyncGenerator.yield(i);
            }
        } catch (CancelledError e) {
            log.add("generator cancelled");
            throw e;
        } finally {
            log.add("generator finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> slowFinally(List<String> log) {
        try {
            AsyncGenerator.yield("item");
            await(sleep(seconds(10)));
        } finally {
            await(yieldNow());
            log.add("slow finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> consume(List<String> log, AsyncGenerator<Object, Void> g) {
        try {
            for (Object i : await(g)) {
                log.add("consumes " + i);
            }
        } finally {
            log.add("consumer finally");
        }
        return done();
    }

    @Async
    Coroutine<Void> cancelAfter(double delay, List<String> log, AsyncGenerator<Object, Void> g) {
        Task<Void> t = createTask(consume(log, g));
        await(sleep(seconds(delay)));
        t.cancel();
        log.add("cancel");
        try {
            await(t);
        } catch (CancelledError e) {
            log.add("cancelled");
        }
        print(log);
        log.clear();
        for (Object i : await(g)) {
            print("not reached", i);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        await(cancelAfter(0.025, log, numbers(log)));
        await(cancelAfter(0, log, numbers(log)));
        await(cancelAfter(0.01, log, slowFinally(log)));
        AsyncGenerator<Object, Void> g = numbers(log);
        Task<Void> t = createTask(consume(log, g));
        t.cancel();
        await(gatherOutcomes(t));
        print("before the start", log, await(anext(g)));
        await(g.aclose());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
