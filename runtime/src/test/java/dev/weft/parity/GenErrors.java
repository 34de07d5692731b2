// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-errors.py}. */
final class GenErrors extends GeneratorProgram {

    @Async
    Generator<Object, Integer, Void> low(List<String> log) {
        try {
            Generator.yield(1);
        } finally {
            log.add("low");
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Integer, Void> mid(List<String> log) {
        try {
            Generator.yieldFrom(low(log));
        } catch (KeyError e) {
            log.add("mid wraps");
            throw new IllegalArgumentException("mid", e);
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Integer, Void> high(List<String> log) {
        try {
            Generator.yieldFrom(mid(log));
        } finally {
            try {
                throw new ArithmeticException("in finally, handled");
            } catch (ArithmeticException e) {
                log.add("high");
            }
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Integer, Void> rethrows() {
        KeyError saved;
        while (true) {
            try {
                Generator.yield("item");
            } catch (KeyError e) {
                saved = e;
                break;
            }
        }
        Generator.yield("holding it");
        throw saved;
    }

    @Async
    Generator<Object, Integer, Void> recovers(List<String> log) {
        for (int i = 0; i < 3; i++) {
            try {
                Generator.yield(i);
            } catch (IllegalArgumentException e) {
                log.add(e.getMessage());
            }
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Integer, Void> divides(int n) {
        while (true) {
            try {
                n = Generator.<Integer>yield(100 / n);
            } catch (ArithmeticException e) {
                n = Generator.<Integer>yield("again, please");
            }
        }
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Object, Integer, Void> g = high(log);
        next(g);
        KeyError error = new KeyError("in");
        try {
            g.throwInto(error);
        } catch (IllegalArgumentException e) {
            print(e, "| cause", repr(e.getCause()), e.getCause() == error, log);
        }
        g = rethrows();
        next(g);
        throwInto("caught", g, error);
        try {
            next(g);
        } catch (KeyError e) {
            print("raised later", e == error);
        }
        log = new ArrayList<>();
        g = recovers(log);
        next(g);
        for (String text : List.of("one", "two")) {
            throwInto(text, g, new IllegalArgumentException(text));
        }
        throwInto("three", g, new IllegalArgumentException("three"));
        print(log);
        g = divides(5);
        send("start", g, null);
        send("by 4", g, 4);
        send("by 0", g, 0);
        send("by 2", g, 2);
        g = divides(0);
        send("by 0 at first", g, null);
    }
}
