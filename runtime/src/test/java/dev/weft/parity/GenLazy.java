// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code gen-lazy.py}. */
final class GenLazy extends GeneratorProgram {

    private final List<String> log = new ArrayList<>();

    private <T> T arg(T x) {
        log.add("argument " + x);
        return x;
    }

    @Async
    Generator<Object, Void, Void> gen(String name, int n) {
        log.add(name + " starts");
        for (int i = 0; i < n; i++) {
            log.add(name + " makes " + i);
            Generator.yield(i);
            log.add(name + " after " + i);
        }
        log.add(name + " ends");
        return Generator.end();
    }

    @Async
    Generator<Object, Void, Void> both(Generator<Object, Void, Void> a, Generator<Object, Void, Void> b) {
        var rest = b.iterator();
        for (Object x : a) {
            Generator.yield(x);
            Generator.yield(rest.hasNext() ? rest.next() : "end");
        }
        return Generator.end();
    }

    private static Supplier<Generator<Integer, Void, Void>> captures() {
        int n = 1;
        return () -> {
            Generator.yield(n);
            Generator.yield(n + 1);
            return Generator.end();
        };
    }

    @Async
    static Generator<Integer, Void, Void> counter(int start) {
        int n = start;
        while (true) {
            n += 1;
            Generator.yield(n);
        }
    }

    @Override
    protected void script() {
        Generator<Object, Void, Void> g = gen(arg("a"), arg(2));
        log.add("made");
        for (Object i : g) {
            log.add("consumes " + i);
        }
        print(log);
        log.clear();
        gen("unused", 3);
        print("nothing of the unused", log);
        for (Object x : both(gen("a", 2), gen("b", 1))) {
            log.add("consumes " + x);
        }
        print(log);
        log.clear();
        Generator<Integer, Void, Void> a = captures().get();
        Generator<Integer, Void, Void> b = captures().get();
        print(next(a), next(b), next(a), next(b));
        a = counter(0);
        b = counter(100);
        print(next(a), next(b), next(a), next(b), next(a));
    }
}
