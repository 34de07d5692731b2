// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code gen-expressions.py}. */
final class GenExpressions extends GeneratorProgram {

    private static <T> T trace(List<Object> log, T value) {
        log.add(value);
        return value;
    }

    @Async
    Generator<Object, Object, Object> sums(List<Object> log) {
        return Generator.end(
                trace(log, 1) + Generator.<Integer>yield("a") * trace(log, 2) + Generator.<Integer>yield("b"));
    }

    @Async
    Generator<Object, Object, Object> arguments(List<Object> log) {
        print(trace(log, "x"), Generator.yield(1), trace(log, "y"), Generator.yield(2), trace(log, "z"));
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Object> conditions() {
        while (Generator.<Boolean>yield("more?")) {
            if (Generator.<Boolean>yield("first?") && Generator.<Boolean>yield("second?")
                    || Generator.<Boolean>yield("third?")) {
                print("yes");
            } else {
                print("no");
            }
        }
        return Generator.end("done");
    }

    @Async
    Generator<Object, Object, Object> strings() {
        return Generator.end(
                Generator.<String>yield(1) + "-" + Generator.<String>yield(2) + "-" + Generator.<String>yield(3));
    }

    @Async
    Generator<Object, Object, Object> lists(int[] xs) {
        xs[Generator.<Integer>yield("index")] += Generator.<Integer>yield("amount");
        return Generator.end(Arrays.stream(xs).boxed().toList());
    }

    @Async
    Generator<Object, Object, Object> nested() {
        return Generator.end(Generator.yield(Generator.yield(Generator.yield("innermost"))));
    }

    @Async
    Generator<Object, Object, Object> items() {
        for (Object x : new Object[] {Generator.yield("first"), Generator.yield("second")}) {
            Generator.yield("item " + x);
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Object> wide(long a, double b) {
        long c = a * 2;
        double d = b / 2;
        Object got = Generator.yield(c);
        d += (double) got;
        got = Generator.yield(d);
        return Generator.end(List.of(a, b, c, d, got));
    }

    private void play(Generator<Object, Object, Object> g, Object... values) {
        send("start", g, null);
        for (Object value : values) {
            send("send " + Py.str(value), g, value);
        }
    }

    @Override
    protected void script() {
        List<Object> log = new ArrayList<>();
        play(sums(log), 10, 100);
        print(log);
        log.clear();
        play(arguments(log), "one", "two");
        print(log);
        play(conditions(), true, true, true, true, true, false, true, true, false, false, false);
        play(strings(), "a", "b", "c");
        play(lists(new int[] {1, 2, 3}), 1, 40);
        play(nested(), "x", "y", "z");
        play(items(), "p", "q", null, null);
        Generator<Object, Object, Object> g = wide(1L << 40, 3.0);
        send("wide", g, null);
        send("wide", g, 0.25);
        try {
            g.send("end");
        } catch (StopIteration s) {
            print(((List<?>) s.value()).toArray());
        }
    }
}
