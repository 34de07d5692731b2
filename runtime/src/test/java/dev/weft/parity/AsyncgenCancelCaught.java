// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-cancel-caught.py}. */
final class AsyncgenCancelCaught extends GeneratorProgram {

    @Async
    AsyncGenerator<String, Void> stubborn(List<String> log) {
        int n = 0;
        while (n < 3) {
            try {
                n += 1;
                await(sleep(seconds(10)));
            } catch (CancelledError e) {
                log.add("caught " + str(e));
                AsyncGenerator.yield("instead " + n);
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<String, Void> endsEarly(List<String> log) {
        try {
            AsyncGenerator.yield("first");
            await(sleep(seconds(10)));
            AsyncGenerator.yield("not reached");
        } catch (CancelledError e) {
            log.add("ends");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<String, Void> cleansUp(List<String> log) {
        try {
            AsyncGenerator.yield("first");
        } finally {
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError e) {
                log.add("clean-up cancelled");
                throw e;
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<String> consume(List<String> log, AsyncGenerator<String, Void> g) {
        for (String item : await(g)) {
            log.add(item);
        }
        return done("consumed");
    }

    @Async
    Coroutine<Void> closes(AsyncGenerator<String, Void> g) {
        await(g.aclose());
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        Task<String> t = createTask(consume(log, stubborn(log)));
        for (String text : List.of("one", "two", "three")) {
            await(sleep(seconds(0.001)));
            t.cancel(text);
        }
        print(await(t), t.cancelling(), log);
        log.clear();
        t = createTask(consume(log, endsEarly(log)));
        await(sleep(seconds(0.001)));
        t.cancel();
        print(await(t), t.isCancelled(), log);
        log.clear();
        AsyncGenerator<String, Void> g = cleansUp(log);
        await(anext(g));
        Task<Void> c = createTask(closes(g));
        await(sleep(seconds(0.001)));
        c.cancel();
        print(typeName((Throwable) results(await(gatherOutcomes(c))).get(0)), log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
