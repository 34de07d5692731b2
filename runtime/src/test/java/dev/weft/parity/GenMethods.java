// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code gen-methods.py}. */
final class GenMethods extends GeneratorProgram {

    private static class Base {

        private final int n;

        Base(int n) {
            this.n = n;
        }

        @Async
        Generator<String, Void, String> items() {
            for (int i = 0; i < n; i++) {
                Generator.yield("base " + i);
            }
            return Generator.end("base's value");
        }

        @Async
        Generator<String, Void, Void> all() {
            Generator.yieldFrom(items());
            Generator.yield("all");
            return Generator.end();
        }
    }

    private static final class Derived extends Base {

        Derived(int n) {
            super(n);
        }

        @Async
        @Override
        Generator<String, Void, String> items() {
            Generator.yield("derived first");
            String value = Generator.yieldFrom(super.items());
            Generator.yield("after " + value);
            return Generator.end();
        }
    }

    private interface Source {

        String first();

        @Async
        default Generator<String, Void, Void> items() {
            Generator.yield(first());
            Generator.yield("default");
            return Generator.end();
        }
    }

    private record Own(String first) implements Source {}

    @Async
    static <T> Generator<T, Void, Void> repeat(T x, int n) {
        for (int i = 0; i < n; i++) {
            Generator.yield(x);
        }
        return Generator.end();
    }

    private static Supplier<Generator<Integer, Void, Void>> squares(int n) {
        return () -> {
            for (int i = 0; i < n; i++) {
                Generator.yield(i * i);
            }
            return Generator.end();
        };
    }

    @Async
    @SafeVarargs
    static Generator<Object, Void, Void> chain(Generator<?, Void, Void>... generators) {
        for (Generator<?, Void, Void> g : generators) {
            Generator.yieldFrom(g);
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        print(list(new Base(2).items()));
        print(list(new Derived(2).items()));
        print(list(new Derived(1).all()));
        print(list(new Own("own").items()));
        print(list(repeat("s", 2)), list(repeat(1.5, 2)), list(repeat(null, 1)));
        List<Supplier<Generator<Integer, Void, Void>>> makers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            makers.add(() -> repeat(n, n));
        }
        print(makers.stream().map(make -> list(make.get())).toList());
        Supplier<Generator<Integer, Void, Void>> make = squares(4);
        int sum = 0;
        List<Integer> items = list(make.get());
        for (int i : make.get()) {
            sum += i;
        }
        print(items, sum);
        print(list(chain(repeat("a", 2), squares(2).get(), repeat("b", 0), chain(repeat("c", 1)))));
    }
}
