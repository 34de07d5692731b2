// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-return-value.py}. */
final class GenReturnValue extends GeneratorProgram {

    @Async
    Generator<Object, Void, Integer> leaf(int n) {
        Generator.yield(n);
        return Generator.end(n * 10);
    }

    @Async
    Generator<Object, Void, Integer> middle(int n) {
        int a = Generator.yieldFrom(leaf(n));
        int b = Generator.yieldFrom(leaf(n + 1));
        return Generator.end(a + b);
    }

    @Async
    Generator<Object, Void, Integer> top() {
        int total = 0;
        for (int i : new int[] {1, 3}) {
            total += Generator.yieldFrom(middle(i));
            Generator.yield("so far " + total);
        }
        return Generator.end(total);
    }

    @Async
    Generator<Object, Void, String> tail(int depth) {
        if (depth == 0) {
            Generator.yield("bottom");
            return Generator.end("value from the bottom");
        }
        return tail(depth - 1);
    }

    @Async
    Generator<Object, Void, String> empty() {
        return Generator.end("nothing yielded");
    }

    @Async
    Generator<Object, Void, Void> nothing() {
        Generator.yield(1);
        return Generator.end();
    }

    @Async
    Generator<Object, Void, List<Object>> sums() {
        List<Object> results = new ArrayList<>();
        results.add(Generator.yieldFrom(empty()));
        results.add(Generator.yieldFrom(empty()));
        results.add(Generator.yieldFrom(nothing()));
        return Generator.end(results);
    }

    @Override
    protected void script() {
        Generator<Object, Void, Integer> g = top();
        for (int i = 0; i < 7; i++) {
            send("top", g, null);
        }
        Generator<Object, Void, String> t = tail(4);
        send("tail", t, null);
        send("tail", t, null);
        t = tail(0);
        send("tail", t, null);
        send("tail", t, null);
        Generator<Object, Void, List<Object>> s = sums();
        send("no item from the empty ones", s, null);
        try {
            s.send(null);
        } catch (StopIteration end) {
            print(((List<?>) end.value()).toArray());
        }
    }
}
