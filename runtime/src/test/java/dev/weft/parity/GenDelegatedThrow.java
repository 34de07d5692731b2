// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegated-throw.py}. */
final class GenDelegatedThrow extends GeneratorProgram {

    @Async
    Generator<String, Object, String> inner(List<String> log, Class<? extends RuntimeException> catches) {
        try {
            while (true) {
                try {
                    Generator.yield("inner item");
                } catch (RuntimeException e) {
                    if (!catches.isInstance(e)) {
                        throw e;
                    }
                    log.add("inner caught " + e.getMessage());
                }
            }
        } finally {
            log.add("inner finally");
        }
    }

    @Async
    Generator<String, Object, String> middle(List<String> log) {
        try {
            Generator.yieldFrom(inner(log, ArithmeticException.class));
        } finally {
            log.add("middle finally");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> outer(
            List<String> log, Generator<String, Object, String> g, Class<? extends RuntimeException> catches) {
        try {
            Generator.yieldFrom(g);
        } catch (RuntimeException e) {
            if (!catches.isInstance(e)) {
                throw e;
            }
            log.add("outer caught " + e.getMessage());
            Generator.yield("after the catch");
        } finally {
            log.add("outer finally");
        }
        return Generator.end("outer end");
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<String, Object, String> g = outer(log, inner(log, KeyError.class), IllegalArgumentException.class);
        g.send(null);
        throwInto("caught in the inner", g, new KeyError("k"));
        send("it goes on there", g, null);
        throwInto("caught in the outer", g, new IllegalArgumentException("v"));
        send("the inner is gone", g, null);
        print(log);
        log.clear();
        g = outer(log, inner(log, KeyError.class), KeyError.class);
        g.send(null);
        throwInto("both would: the inner has it", g, new KeyError("both"));
        throwInto("neither", g, new IOException("neither"));
        send("ended", g, null);
        print(log);
        log.clear();
        g = outer(log, middle(log), IllegalArgumentException.class);
        g.send(null);
        throwInto("caught in the innermost", g, new ArithmeticException("z"));
        throwInto("through two levels", g, new IllegalArgumentException("two"));
        throwInto("again, where nothing is delegated", g, new IllegalArgumentException("three"));
        print(log);
        log.clear();
        Generator<String, Object, String> i = inner(log, KeyError.class);
        g = outer(log, i, IllegalArgumentException.class);
        throwInto("the outer has not started", g, new KeyError("k"));
        print("so nobody saw it", log);
        send("the inner neither", i, null);
        i.close();
    }
}
