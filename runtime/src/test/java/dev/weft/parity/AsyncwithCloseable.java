// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncwith-closeable.py}. */
@SuppressWarnings("try") // scopes that are not named in their blocks
final class AsyncwithCloseable extends GeneratorProgram {

    private static final class Connection implements AsyncCloseable {

        private final String name;
        private final List<Object> log;
        private final int turns;

        Connection(String name, List<Object> log, int turns) {
            this.name = name;
            this.log = log;
            this.turns = turns;
            log.add("open " + name);
        }

        @Async
        @Override
        public Coroutine<Void> closeAsync() {
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
            log.add("close " + name);
            return done();
        }
    }

    @Async
    Coroutine<Connection> connect(String name, List<Object> log) {
        await(yieldNow());
        if (name.equals("bad")) {
            throw new IllegalArgumentException("can't connect");
        }
        return done(new Connection(name, log, 1));
    }

    @Async
    Coroutine<String> query(List<Object> log, List<String> names) {
        try (Connection a = await(connect(names.get(0), log));
                Connection b = await(connect(names.get(1), log))) {
            log.add("query");
            return done("rows of " + str(names));
        }
    }

    @Async
    AsyncGenerator<Integer, Void> rows(List<Object> log) {
        try (Connection db = await(connect("db", log))) {
            for (int i = 0; i < 3; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> waits(List<Object> log) {
        try (Connection slow = new Connection("slow", log, 3)) {
            await(sleep(seconds(10)));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        print(await(query(log, List.of("a", "b"))), log);
        log = new ArrayList<>();
        try {
            await(query(log, List.of("a", "bad")));
        } catch (IllegalArgumentException e) {
            print(e, log);
        }
        log = new ArrayList<>();
        for (int i : await(rows(log))) {
            log.add(i);
        }
        print(log);
        log = new ArrayList<>();
        try (AsyncGenerator<Integer, Void> items = rows(log)) {
            for (int i : await(items)) {
                log.add(i);
                break;
            }
        }
        print(log);
        log = new ArrayList<>();
        Task<Void> t = createTask(waits(log));
        await(yieldNow());
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), log);
        log = new ArrayList<>();
        t = createTask(waits(log));
        await(yieldNow());
        t.cancel();
        await(yieldNow());
        t.cancel("in the closing");
        await(gatherOutcomes(t));
        print("the closing is cancelled", t.isCancelled(), log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
