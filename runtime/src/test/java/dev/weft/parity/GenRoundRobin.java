// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** {@code gen-round-robin.py}. */
final class GenRoundRobin extends GeneratorProgram {

    @Async
    Generator<Void, Void, String> worker(String name, int turns, List<String> log) {
        try {
            for (int i = 0; i < turns; i++) {
                log.add(name + i);
                Generator.yield(null);
            }
            return Generator.end(name + " done");
        } finally {
            log.add(name + " leaves");
        }
    }

    private static List<Object> run(List<Generator<Void, Void, String>> generators, int limit) {
        Deque<Generator<Void, Void, String>> ready = new ArrayDeque<>(generators);
        List<Object> results = new ArrayList<>();
        for (int left = limit; !ready.isEmpty() && left > 0; left--) {
            Generator<Void, Void, String> g = ready.remove();
            try {
                g.send(null);
                ready.add(g);
            } catch (StopIteration s) {
                results.add(s.value());
            }
        }
        ready.forEach(Generator::close);
        return results;
    }

    @Async
    Generator<Integer, Integer, Void> ping(List<String> log) {
        Integer n = 0;
        while (n != null && n < 6) {
            log.add("ping " + n);
            n = Generator.yield(n + 1);
        }
        log.add("ping ends");
        return Generator.end();
    }

    @Async
    Generator<Integer, Integer, Void> pong(List<String> log) {
        Integer n = Generator.yield(null);
        while (true) {
            log.add("pong " + n);
            n = Generator.yield(n + 1);
        }
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        print(run(List.of(worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)), 100));
        print(log);
        log.clear();
        print(run(List.of(worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)), 5));
        print(log);
        log = new ArrayList<>();
        Generator<Integer, Integer, Void> a = ping(log);
        Generator<Integer, Integer, Void> b = pong(log);
        next(b);
        try {
            int n = next(a);
            while (true) {
                n = a.send(b.send(n));
            }
        } catch (StopIteration end) {
            print(log);
        }
        b.close();
    }
}
