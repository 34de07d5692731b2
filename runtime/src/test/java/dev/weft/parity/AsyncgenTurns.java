// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-turns.py}. */
final class AsyncgenTurns extends GeneratorProgram {

    private int turn;

    private void tick() {
        turn += 1;
        EventLoop.running().callSoon(this::tick);
    }

    @Async
    AsyncGenerator<Integer, Void> ready(int n) {
        for (int i = 0; i < n; i++) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> through(AsyncIterable<Integer> items) {
        for (int i : await(items)) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> measure(String what, AsyncIterable<Integer> items) {
        await(yieldNow());
        int start = turn;
        int count = 0;
        for (int i : await(items)) {
            count += 1;
        }
        print(what, count, "items", turn - start, "turns");
        return done();
    }

    @Async
    AsyncGenerator<Integer, Void> closes(int turns) {
        try {
            AsyncGenerator.yield(1);
        } finally {
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> logs(List<String> log, String name, AsyncIterable<Integer> items) {
        for (int i : await(items)) {
            log.add(name + i);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop.running().callSoon(this::tick);
        await(measure("ready", ready(1000)));
        await(measure("one turn each", turns(5)));
        await(measure("through two more", through(through(turns(5)))));
        await(measure("ready, through", through(ready(1000))));
        for (int n : new int[] {0, 3}) {
            AsyncGenerator<Integer, Void> g = closes(n);
            await(anext(g));
            int start = turn;
            await(g.aclose());
            print("aclose", turn - start, "turns");
        }
        AsyncGenerator<Integer, Void> g = turns(2);
        int start = turn;
        await(gather(anext(g)));
        print("an item in a task", turn - start, "turns");
        await(g.aclose());
        List<String> log = new ArrayList<>();
        await(gather(logs(log, "a", ready(3)), logs(log, "b", turns(3)), logs(log, "c", turns(2))));
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
