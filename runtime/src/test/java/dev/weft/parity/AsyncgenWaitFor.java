// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code asyncgen-wait-for.py}. */
final class AsyncgenWaitFor extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Void> paced(List<Object> log, double... delays) {
        try {
            for (double d : delays) {
                await(sleep(seconds(d)));
                AsyncGenerator.yield(d);
            }
        } finally {
            log.add("finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<List<Object>> collects(AsyncGenerator<Object, Void> g, double limit, List<Object> log) {
        while (true) {
            try {
                log.add(await(waitFor(anext(g), seconds(limit))));
            } catch (TimeoutException e) {
                log.add("too late");
            } catch (StopAsyncIteration e) {
                log.add("end");
                return done(log);
            }
        }
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        List<Object> log = new ArrayList<>();
        print(await(collects(paced(log, 0.01, 0.01, 0.01), 0.02, log)));
        log = new ArrayList<>();
        print(await(collects(paced(log, 0.01, 0.04, 0.01), 0.02, log)));
        log = new ArrayList<>();
        AsyncGenerator<Object, Void> g = paced(log, 0.03, 0.01);
        Task<Object> t = createTask(waitFor(anext(g), seconds(1)));
        await(sleep(seconds(0.01)));
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), log);
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
