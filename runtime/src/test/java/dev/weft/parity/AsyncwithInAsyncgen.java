// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncScope;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncwith-in-asyncgen.py}. */
@SuppressWarnings("try") // scopes that are not named in their blocks
final class AsyncwithInAsyncgen extends GeneratorProgram {

    private record Resource(String name, List<Object> log, boolean suppresses) implements AsyncScope {

        @Async
        @Override
        public Coroutine<Throwable> exit(Throwable primary) {
            await(yieldNow());
            log.add(name + " exits by " + (primary == null ? "None" : typeName(primary)));
            return done(suppresses && primary instanceof KeyError ? null : primary);
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("woven code calls exit");
        }
    }

    @Async
    AsyncGenerator<Object, Void> rows(List<Object> log, int n, boolean suppresses) {
        try (Resource outer = new Resource("outer", log, suppresses)) {
            try (Resource inner = new Resource("inner", log, false)) {
                for (int i = 0; i < n; i++) {
                    AsyncGenerator.yield(i);
                    await(yieldNow());
                }
            }
            log.add("between");
        }
        log.add("after");
        AsyncGenerator.yield("last");
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> consume(List<Object> log, AsyncGenerator<Object, Void> g) {
        for (Object i : await(g)) {
            log.add(i);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        for (Object i : await(rows(log, 2, false))) {
            log.add(i);
        }
        print(log);
        log.clear();
        AsyncGenerator<Object, Void> g = rows(log, 2, false);
        await(anext(g));
        await(g.aclose());
        print(log);
        log.clear();
        g = rows(log, 2, false);
        await(anext(g));
        try {
            await(g.athrow(new KeyError("k")));
        } catch (KeyError e) {
            print(e, log);
        }
        log.clear();
        g = rows(log, 2, true);
        await(anext(g));
        print("suppressed", await(g.athrow(new KeyError("k"))), log);
        await(g.aclose());
        log.clear();
        g = rows(log, 2, false);
        Task<Void> t = createTask(consume(log, g));
        await(yieldNow());
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), log);
        try {
            print(await(anext(g)));
        } catch (StopAsyncIteration end) {
            print("ended");
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
