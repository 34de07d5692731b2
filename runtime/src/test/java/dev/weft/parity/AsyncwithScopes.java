// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncScope;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncwith-scopes.py}. */
@SuppressWarnings("try") // scopes that are not named in their blocks
final class AsyncwithScopes extends GeneratorProgram {

    private record Scope(String name, List<Object> log, Object answer) implements AsyncScope {

        @Async
        @Override
        public Coroutine<Throwable> exit(Throwable primary) {
            log.add(name + " exit begins");
            await(yieldNow());
            log.add(name + " exit by " + (primary == null ? "None" : typeName(primary)));
            if ("swallow".equals(answer)) {
                return done(null);
            } else if (answer != null) {
                throw (RuntimeException) answer;
            }
            return done(primary);
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("woven code calls exit");
        }
    }

    private static void raise(RuntimeException error) {
        throw error;
    }

    @Async
    Coroutine<String> returns(List<Object> log) {
        try (Scope a = new Scope("a", log, null)) {
            try (Scope b = new Scope("b", log, null)) {
                return done("returned");
            }
        }
    }

    @Async
    Coroutine<Integer> loops(List<Object> log) {
        int i;
        for (i = 0; i < 4; i++) {
            try (Scope s = new Scope("s" + i, log, null)) {
                if (i == 0) {
                    continue;
                }
                if (i == 2) {
                    break;
                }
                log.add("body " + i);
            }
        }
        return done(i);
    }

    @Async
    Coroutine<String> nested(List<Object> log, Object inner, Object outer) {
        try (Scope o = new Scope("outer", log, outer)) {
            try (Scope i = new Scope("inner", log, inner)) {
                raise(new KeyError("body"));
            }
            log.add("after the inner");
        }
        return done("normal end");
    }

    @Async
    Coroutine<String> waits(List<Object> log, Object answer) {
        try (Scope s = new Scope("s", log, answer)) {
            await(sleep(seconds(10)));
        }
        return done("went on");
    }

    @Async
    Coroutine<Void> nestings(Object inner, Object outer) {
        List<Object> log = new ArrayList<>();
        try {
            print(await(nested(log, inner, outer)));
        } catch (RuntimeException e) {
            print(typeName(e), e);
        }
        print(log);
        return done();
    }

    @Async
    Coroutine<Void> cancellation(Object answer) {
        List<Object> log = new ArrayList<>();
        Task<String> t = createTask(waits(log, answer));
        await(yieldNow());
        t.cancel();
        Object r = results(await(gatherOutcomes(t))).get(0);
        print(t.isCancelled(), r instanceof Throwable error ? typeName(error) : r, log);
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        print(await(returns(log)), log);
        log = new ArrayList<>();
        print(await(loops(log)), log);
        await(nestings(null, null));
        await(nestings("swallow", null));
        await(nestings(null, "swallow"));
        await(nestings(new IllegalArgumentException("other"), null));
        await(nestings(new IllegalArgumentException("other"), "swallow"));
        await(nestings(null, new ArithmeticException("last")));
        log = new ArrayList<>();
        try (Scope s = new Scope("s", log, new IllegalArgumentException("at the normal end"))) {
            log.add("body");
        } catch (IllegalArgumentException e) {
            print(e, log);
        }
        await(cancellation(null));
        await(cancellation("swallow"));
        await(cancellation(new IllegalArgumentException("instead")));
        log = new ArrayList<>();
        Task<String> t = createTask(waits(log, null));
        await(yieldNow());
        t.cancel();
        await(yieldNow());
        t.cancel();
        await(gatherOutcomes(t));
        print("cancelled in the exit too", t.isCancelled(), log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
