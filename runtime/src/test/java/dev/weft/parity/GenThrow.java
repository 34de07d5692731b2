// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-throw.py}. */
final class GenThrow extends GeneratorProgram {

    @Async
    Generator<String, Object, String> body(List<String> log) {
        log.add("started");
        try {
            while (true) {
                try {
                    Object got = Generator.yield("waiting");
                    log.add("got " + Py.str(got));
                } catch (IllegalArgumentException e) {
                    Generator.yield("caught " + e.getMessage());
                    log.add("went on");
                } catch (KeyError e) {
                    return Generator.end("ended by " + e.getMessage());
                }
            }
        } finally {
            log.add("finally");
        }
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<String, Object, String> g = body(log);
        throwInto("created", g, new IllegalArgumentException("early"));
        send("closed by it", g, null);
        throwInto("thrown again", g, new IllegalArgumentException("again"));
        print("nothing ran", log);
        g = body(log);
        send("start", g, null);
        throwInto("caught: the next item", g, new IllegalArgumentException("v"));
        send("goes on", g, "ignored");
        throwInto("caught again", g, new IllegalArgumentException("w"));
        throwInto("not caught inside the handler", g, new IllegalArgumentException("x"));
        print(log);
        send("finished", g, null);
        throwInto("finished", g, new IOException("late"));
        log.clear();
        g = body(log);
        g.send(null);
        throwInto("ends it", g, new KeyError("k"));
        send("nothing left", g, null);
        print(log);
        log.clear();
        g = body(log);
        g.send(null);
        g.send("one");
        ArithmeticException error = new ArithmeticException("same");
        try {
            g.throwInto(error);
        } catch (ArithmeticException e) {
            print("the same error", e == error, log);
        }
        try {
            g.throwInto(error);
        } catch (ArithmeticException e) {
            print("from the finished one too", e == error);
        }
    }
}
