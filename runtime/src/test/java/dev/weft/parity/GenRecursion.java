// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-recursion.py}. */
final class GenRecursion extends GeneratorProgram {

    private static final int DEPTH = 5000;

    private final List<Integer> closed = new ArrayList<>(List.of(0));

    private record Tree(int value, Tree left, Tree right) {
        @Async
        Generator<Integer, Void, Integer> walk() {
            int count = 0;
            if (left != null) {
                count += Generator.yieldFrom(left.walk());
            }
            Generator.yield(value);
            if (right != null) {
                count += Generator.yieldFrom(right.walk());
            }
            return Generator.end(count + 1);
        }
    }

    private static Tree tree(int low, int high) {
        if (low > high) {
            return null;
        }
        int mid = (low + high) / 2;
        return new Tree(mid, tree(low, mid - 1), tree(mid + 1, high));
    }

    @Async
    Generator<Object, Object, Integer> chain(int depth) {
        try {
            if (depth == 0) {
                Object got = Generator.yield("bottom");
                while (got != null) {
                    got = Generator.yield(got);
                }
                return Generator.end(0);
            }
            return Generator.end(1 + Generator.yieldFrom(chain(depth - 1)));
        } finally {
            closed.set(0, closed.get(0) + 1);
        }
    }

    @Async
    static Generator<String, Void, Void> hanoi(int n, String a, String b, String c) {
        if (n > 0) {
            Generator.yieldFrom(hanoi(n - 1, a, c, b));
            Generator.yield(a + c);
            Generator.yieldFrom(hanoi(n - 1, b, a, c));
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        Generator<Integer, Void, Integer> walk = tree(1, 15).walk();
        List<Integer> items = new ArrayList<>();
        while (true) {
            try {
                items.add(next(walk));
            } catch (StopIteration s) {
                print(items, s.value());
                break;
            }
        }
        print(list(hanoi(3, "a", "b", "c")));
        Generator<Object, Object, Integer> g = chain(DEPTH);
        print(next(g), g.send("echo"), g.send(1), closed);
        try {
            g.send(null);
        } catch (StopIteration s) {
            print("returned", s.value(), closed);
        }
        closed.set(0, 0);
        g = chain(DEPTH);
        next(g);
        try {
            g.throwInto(new KeyError("deep"));
        } catch (KeyError e) {
            print("KeyError:", e, closed);
        }
        closed.set(0, 0);
        g = chain(DEPTH);
        next(g);
        g.close();
        print("closed", closed);
    }
}
