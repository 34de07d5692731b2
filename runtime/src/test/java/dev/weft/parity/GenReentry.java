// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-reentry.py}. */
final class GenReentry extends GeneratorProgram {

    private final List<Generator<Object, Object, Object>> box = new ArrayList<>();

    @Async
    Generator<Object, Object, Object> itself() {
        Generator<Object, Object, Object> g = box.get(0);
        send("send", g, null);
        send("send a value", g, "x");
        throwInto("throw", g, new KeyError("k"));
        close("close", g);
        try {
            Generator.yieldFrom(g);
        } catch (IllegalStateException e) {
            print("yield from:", e);
        }
        Object got = Generator.yield("still fine");
        print("resumed with", got);
        send("send after a resume", g, null);
        return Generator.end("end");
    }

    @Async
    Generator<Object, Object, Object> inner() {
        for (Generator<Object, Object, Object> g : box) {
            send("send", g, null);
            throwInto("throw", g, new KeyError("k"));
            close("close", g);
        }
        Generator.yield("from inner");
        for (Generator<Object, Object, Object> g : box) {
            send("send", g, null);
        }
        return Generator.end("inner ends");
    }

    @Async
    Generator<Object, Object, Object> outer(Generator<Object, Object, Object> g) {
        Object result = Generator.yieldFrom(g);
        print("outer got", result);
        return Generator.end("outer ends");
    }

    @Async
    Generator<Object, Object, Object> closesItself() {
        try {
            Generator.yield(1);
        } finally {
            close("close while closed", box.get(0));
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        box.add(itself());
        send("start", box.get(0), null);
        send("resume", box.get(0), "value");
        Generator<Object, Object, Object> i = inner();
        Generator<Object, Object, Object> o = outer(i);
        box.clear();
        box.addAll(List.of(o, i));
        send("start", o, null);
        send("resume", o, null);
        box.clear();
        box.add(closesItself());
        box.get(0).send(null);
        close("close", box.get(0));
        send("ended", box.get(0), null);
    }
}
