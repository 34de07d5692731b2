// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code asyncgen-cancel-pipeline.py}. */
final class AsyncgenCancelPipeline extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Void> source(List<Object> log) {
        try {
            for (int i = 0; i < 5; i++) {
                await(sleep(seconds(0.01)));
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add("source finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> stage(String name, List<Object> log, AsyncIterable<Object> items) {
        try {
            for (Object i : await(items)) {
                AsyncGenerator.yield(i);
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        } finally {
            await(yieldNow());
            log.add(name + " finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> mends(List<Object> log, AsyncIterable<Object> items) {
        while (true) {
            try {
                for (Object i : await(items)) {
                    AsyncGenerator.yield(i);
                }
                return AsyncGenerator.end();
            } catch (CancelledError e) {
                log.add("mended");
                AsyncGenerator.yield("mended");
            }
        }
    }

    @Async
    Coroutine<String> consume(List<Object> log, AsyncIterable<Object> items) {
        for (Object i : await(items)) {
            log.add(i);
        }
        return done("end");
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        Task<String> t = createTask(consume(log, stage("outer", log, stage("inner", log, source(log)))));
        await(sleep(seconds(0.025)));
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), log);
        log = new ArrayList<>();
        t = createTask(consume(log, mends(log, stage("inner", log, source(log)))));
        await(sleep(seconds(0.025)));
        t.cancel();
        print(await(t), log);
        log = new ArrayList<>();
        try {
            await(waitFor(consume(log, stage("outer", log, source(log))), seconds(0.015)));
        } catch (TimeoutException e) {
            print("timed out", log);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
