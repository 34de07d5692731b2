// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncfor-break.py}. */
final class AsyncforBreak extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> numbers(List<String> log) {
        try {
            for (int i = 0; i < 8; i++) {
                await(yieldNow());
                log.add("makes " + i);
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add("finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Object> first(AsyncGenerator<Integer, Void> g) {
        for (int i : await(g)) {
            return done(i);
        }
        return done("none");
    }

    @Async
    AsyncGenerator<Integer, Void> fails() {
        AsyncGenerator.yield(1);
        await(yieldNow());
        throw new IllegalArgumentException("from the generator");
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = numbers(log);
        for (int i : await(g)) {
            print("first loop", i);
            if (i == 1) {
                break;
            }
        }
        print(log);
        for (int i : await(g)) {
            print("second loop", i, await(g.asend(null)));
            if (i >= 2) {
                break;
            }
        }
        print("returned out of a loop", await(first(g)));
        try {
            for (int i : await(g)) {
                throw new KeyError("body");
            }
        } catch (KeyError e) {
            print("left by", e, log.get(log.size() - 1));
        }
        for (int i : await(g)) {
            if (i == 6) {
                continue;
            }
            print("last loop", i);
        }
        print(log.subList(log.size() - 2, log.size()), await(first(g)));
        List<Integer> seen = new ArrayList<>();
        try {
            for (int i : await(fails())) {
                seen.add(i);
            }
        } catch (IllegalArgumentException e) {
            print(e, seen);
        }
        g = numbers(log);
        int last = -1;
        for (int i : await(g)) {
            last = i;
            if (i == 2) {
                await(g.aclose());
            }
        }
        print("closed in the loop", last);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
