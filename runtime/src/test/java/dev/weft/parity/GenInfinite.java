// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code gen-infinite.py}. */
final class GenInfinite extends GeneratorProgram {

    @Async
    static Generator<Integer, Void, Void> naturals() {
        int n = 0;
        while (true) {
            Generator.yield(n);
            n += 1;
        }
    }

    @Async
    static Generator<Integer, Void, Void> fibonacci() {
        int a = 0;
        int b = 1;
        while (true) {
            Generator.yield(a);
            int next = a + b;
            a = b;
            b = next;
        }
    }

    @Async
    static <T> Generator<T, Void, Void> where(Predicate<T> test, Generator<T, Void, Void> g) {
        for (T x : g) {
            if (test.test(x)) {
                Generator.yield(x);
            }
        }
        return Generator.end();
    }

    @Async
    static <T, U> Generator<U, Void, Void> mapped(Function<T, U> f, Generator<T, Void, Void> g) {
        for (T x : g) {
            Generator.yield(f.apply(x));
        }
        return Generator.end();
    }

    @Async
    static <T> Generator<T, Void, Void> take(int n, Generator<T, Void, Void> g) {
        if (n == 0) {
            return Generator.end();
        }
        for (T x : g) {
            Generator.yield(x);
            n -= 1;
            if (n == 0) {
                return Generator.end();
            }
        }
        return Generator.end();
    }

    @Async
    static Generator<Integer, Void, Void> primes() {
        Generator<Integer, Void, Void> g = naturals();
        next(g);
        next(g);
        while (true) {
            int p = next(g);
            Generator.yield(p);
            g = where(n -> n % p != 0, g);
        }
    }

    @Async
    static Generator<Double, Double, Void> average() {
        double total = 0;
        int count = 0;
        Double mean = null;
        while (true) {
            double value = Generator.<Double>yield(mean);
            total += value;
            count += 1;
            mean = total / count;
        }
    }

    @Override
    protected void script() {
        print(list(take(10, fibonacci())));
        print(list(take(5, mapped(x -> x * x, where(x -> x % 2 == 1, naturals())))));
        print(list(take(0, naturals())));
        print(list(take(12, primes())));
        Generator<Integer, Void, Void> g = naturals();
        print(list(take(3, g)), list(take(3, g)), next(g));
        Generator<Double, Double, Void> avg = average();
        next(avg);
        List<Double> means = new ArrayList<>();
        for (double v : new double[] {10, 20, 6}) {
            means.add(avg.send(v));
        }
        print(means);
        long total = 0;
        for (int x : naturals()) {
            if (x > 100000) {
                break;
            }
            total += x;
        }
        print(total);
    }
}
