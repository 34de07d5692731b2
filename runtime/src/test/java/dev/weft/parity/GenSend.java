// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;

/** {@code gen-send.py}. */
final class GenSend extends GeneratorProgram {

    @Async
    Generator<Object, Object, String> echo() {
        Object got = Generator.yield("first");
        while (!"stop".equals(got)) {
            got = Generator.yield(got);
        }
        return Generator.end("stopped");
    }

    @Async
    Generator<Object, Object, String> atOnce() {
        return Generator.end("at once");
    }

    @Async
    Generator<Object, Object, Void> nulls() {
        print("got", Generator.yield(null));
        print("got", Generator.yield(null));
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Void> fails() {
        Generator.yield(1);
        throw new KeyError("body");
    }

    @Override
    protected void script() {
        Generator<Object, Object, ?> g = echo();
        send("a value too soon", g, "value");
        send("it has not started", g, null);
        send("a value", g, "a");
        send("None", g, null);
        send("a number", g, 7);
        send("stop", g, "stop");
        send("finished", g, null);
        send("finished, a value", g, "late");
        g = atOnce();
        send("a value too soon", g, 0);
        send("returns at once", g, null);
        send("only once", g, null);
        g = nulls();
        send("null is an item", g, null);
        send("and a value", g, "x");
        send("end", g, null);
        g = fails();
        send("before", g, null);
        send("fails", g, null);
        send("finished by its error", g, null);
        send("finished by its error", g, "late");
    }
}
