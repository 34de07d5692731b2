// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-interleaved.py}. */
final class AsyncgenInterleaved extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> numbers(int n, int pauses) {
        for (int i = 0; i < n; i++) {
            for (int turn = 0; turn < pauses; turn++) {
                await(yieldNow());
            }
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> consume(String name, AsyncGenerator<Integer, Void> g, List<String> log, int pauses) {
        try {
            for (int i : await(g)) {
                log.add(name + i);
                for (int turn = 0; turn < pauses; turn++) {
                    await(yieldNow());
                }
            }
            log.add(name + " sees the end");
        } catch (IllegalStateException e) {
            log.add(name + ": " + str(e));
        }
        return done();
    }

    @Async
    AsyncGenerator<List<Integer>, Void> zipped(List<AsyncGenerator<Integer, Void>> generators) {
        while (true) {
            List<Integer> items = new ArrayList<>();
            try {
                for (AsyncGenerator<Integer, Void> g : generators) {
                    items.add(await(anext(g)));
                }
            } catch (StopAsyncIteration end) {
                return AsyncGenerator.end();
            }
            AsyncGenerator.yield(items);
        }
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = numbers(6, 0);
        await(gather(consume("a", g, log, 1), consume("b", g, log, 1)));
        print(log);
        log.clear();
        g = numbers(6, 0);
        await(gather(consume("a", g, log, 1), consume("b", g, log, 2)));
        print(log);
        log.clear();
        g = numbers(4, 1);
        await(gather(consume("a", g, log, 0), consume("b", g, log, 0)));
        print(log);
        log.clear();
        g = numbers(3, 1);
        AsyncGenerator<Integer, Void> h = numbers(3, 2);
        await(gather(consume("g", g, log, 0), consume("h", h, log, 0)));
        print(log);
        for (List<Integer> items : await(zipped(List.of(numbers(3, 1), numbers(2, 0), numbers(4, 2))))) {
            print(items);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
