// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.state;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.io.IOException;
import java.util.Iterator;

/** {@code sem-gen-protocol.py}. */
final class SemGenProtocol extends GeneratorProgram {

    @Async
    Generator<Object, Object, String> g() {
        Object got = null;
        try {
            while (true) {
                try {
                    got = Generator.yield(got);
                    print("received", got);
                    if ("stop".equals(got)) {
                        return Generator.end("returned");
                    }
                } catch (IllegalArgumentException e) {
                    print("handled", e);
                    got = "recovered";
                }
            }
        } finally {
            print("finally");
        }
    }

    @Async
    static Generator<Integer, Void, Void> squares(int n) {
        for (int i = 0; i < n; i++) {
            Generator.yield(i * i);
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        Generator<Object, Object, String> x = g();
        print(state(x));
        try {
            x.send("too soon");
        } catch (IllegalArgumentException e) {
            print("TypeError:", e);
        }
        print(next(x), state(x));
        print(x.send("hello"));
        print(x.throwInto(new IllegalArgumentException("v")));
        try {
            x.send("stop");
        } catch (StopIteration s) {
            print("value", s.value(), state(x));
        }
        Iterator<Object> rest = x.iterator();
        print("exhausted", rest.hasNext() ? rest.next() : "default");
        try {
            x.throwInto(new KeyError("after the end"));
        } catch (KeyError e) {
            print("throw into a finished generator raises it", e.getMessage());
        }
        Generator<Object, Object, String> y = g();
        next(y);
        try {
            y.throwInto(new IOException("out"));
        } catch (Exception e) {
            print("escaped", e);
        }
        Generator<Object, Object, String> z = g();
        next(z);
        z.close();
        print("close", null);
        z.close();
        print("close again", null);
        Generator<Object, Object, String> unstarted = g();
        unstarted.close();
        print("closing an unstarted generator runs nothing", state(unstarted));
        Generator<Object, Object, String> w = g();
        try {
            w.throwInto(new KeyError("before start"));
        } catch (KeyError e) {
            print("thrown before start", e.getMessage(), state(w));
        }
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += i;
        }
        print(list(squares(4)), sum);
    }
}
