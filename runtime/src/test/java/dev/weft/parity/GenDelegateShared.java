// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegate-shared.py}. */
final class GenDelegateShared extends GeneratorProgram {

    @Async
    Generator<Object, Object, String> numbers(int n) {
        for (int i = 0; i < n; i++) {
            Generator.yield(i);
        }
        return Generator.end(n + " numbers");
    }

    @Async
    Generator<Object, Object, String> outer(String name, Generator<Object, Object, String> g) {
        String result = Generator.yieldFrom(g);
        Generator.yield(name + " has " + Py.str(result));
        return Generator.end();
    }

    @Async
    Generator<Object, Object, String> drives(List<Generator<Object, Object, String>> box) {
        Generator.yield("inner 1");
        send("the other one, from inside", box.get(1), null);
        Generator.yield("inner 2");
        return Generator.end();
    }

    @Override
    protected void script() {
        Generator<Object, Object, String> g = numbers(5);
        Generator<Object, Object, String> a = outer("a", g);
        Generator<Object, Object, String> b = outer("b", g);
        send("a", a, null);
        send("b", b, null);
        send("directly", g, null);
        send("a", a, null);
        send("b", b, null);
        send("a finds the end", a, null);
        send("b finds it ended", b, null);
        send("a", a, null);
        send("b", b, null);

        g = numbers(5);
        a = outer("a", g);
        b = outer("b", g);
        a.send(null);
        b.send(null);
        a.close();
        send("closed with a", b, null);

        g = numbers(5);
        a = outer("a", g);
        b = outer("b", g);
        a.send(null);
        b.send(null);
        throwInto("fails a", a, new KeyError("thrown into a"));
        send("b only sees the end", b, null);

        List<Generator<Object, Object, String>> box = new ArrayList<>();
        g = drives(box);
        box.addAll(List.of(outer("a", g), outer("b", g)));
        send("a", box.get(0), null);
        send("b", box.get(1), null);
        send("a", box.get(0), null);
        send("b", box.get(1), null);
    }
}
