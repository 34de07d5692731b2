// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncfor-nested.py}. */
final class AsyncforNested extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> count(String name, int n, List<String> log) {
        try {
            for (int i = 0; i < n; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add(name + " done");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<AsyncGenerator<Integer, Void>, Void> rows(List<String> log) {
        for (int n : new int[] {2, 0, 3}) {
            AsyncGenerator.yield(count("row " + n, n, log));
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        List<AsyncGenerator<Integer, Void>> kept = new ArrayList<>();
        List<Object> pairs = new ArrayList<>();
        for (int i : await(count("a", 3, log))) {
            AsyncGenerator<Integer, Void> g = count("b" + i, 3, log);
            kept.add(g);
            for (int j : await(g)) {
                if (j == 2) {
                    continue;
                }
                if (i == 1) {
                    break;
                }
                pairs.add(tuple(i, j));
            }
        }
        print(pairs, log);
        for (AsyncGenerator<Integer, Void> g : kept) {
            await(g.aclose());
        }
        print(log.get(log.size() - 1));
        log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = count("shared", 6, log);
        for (int i : await(g)) {
            for (int j : await(g)) {
                print(i, j);
                if (j % 3 == 2) {
                    break;
                }
            }
        }
        print(log);
        int total = 0;
        for (int i : await(count("x", 3, log))) {
            for (int j : await(count("y", 3, log))) {
                for (int k : await(count("z", 3, log))) {
                    total += i * j * k;
                }
            }
        }
        print(total, log.size());
        log = new ArrayList<>();
        List<Object> ranges = new ArrayList<>();
        for (AsyncGenerator<Integer, Void> row : await(rows(log))) {
            List<Integer> range = new ArrayList<>();
            for (int i : await(row)) {
                range.add(i);
            }
            ranges.add(range);
        }
        print(ranges, log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
