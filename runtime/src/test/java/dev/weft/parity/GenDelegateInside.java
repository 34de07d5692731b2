// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegate-inside.py}. */
final class GenDelegateInside extends GeneratorProgram {

    @Async
    Generator<String, Void, Void> outer(Generator<String, Void, Void> g, List<String> log) {
        try {
            Object result = Generator.yieldFrom(g);
            log.add("result " + str(result));
        } catch (IllegalStateException e) {
            log.add("caught " + str(e));
            Generator.yield("after the catch");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Void, Void> passes(Generator<String, Void, Void> g, List<String> log) {
        try {
            Generator.yieldFrom(g);
        } finally {
            log.add("passes finally");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Void, Void> drives(List<Generator<String, Void, Void>> box) {
        Generator.yield("inner 1");
        send("outer from inside", box.get(0), null);
        Generator.yield("inner 2");
        send("outer from inside", box.get(0), null);
        return Generator.end();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        List<Generator<String, Void, Void>> box = new ArrayList<>();
        Generator<String, Void, Void> i = drives(box);
        box.add(outer(i, log));
        send("outer", box.get(0), null);
        send("inner, driven directly", i, null);
        print(log);
        send("inner", i, null);
        log.clear();
        box.clear();
        i = drives(box);
        box.add(passes(i, log));
        send("outer", box.get(0), null);
        send("inner, driven directly", i, null);
        print(log);
        send("inner", i, null);
    }
}
