// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegate-left.py}. */
final class GenDelegateLeft extends GeneratorProgram {

    @Async
    Generator<Object, Object, Object> inner(List<String> log) {
        try {
            for (int i = 0; i < 10; i++) {
                try {
                    Generator.yield(i);
                } catch (IllegalArgumentException e) {
                    log.add("inner caught " + e.getMessage());
                }
            }
        } finally {
            log.add("inner finally");
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Object> outer(List<String> log, Generator<Object, Object, Object> g) {
        try {
            Generator.yieldFrom(g);
        } finally {
            log.add("outer finally");
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Object> alternates(Generator<Object, Object, Object> g) {
        while (true) {
            Generator.yield("own after " + next(g));
        }
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Object, Object, Object> i = inner(log);
        Generator<Object, Object, Object> o = outer(log, i);
        send("outer", o, null);
        send("inner", i, null);
        throwInto("inner", i, new IllegalArgumentException("past the outer"));
        send("outer", o, null);
        send("inner", i, null);
        o.close();
        send("inner is closed with it", i, null);
        print(log);
        log.clear();
        i = inner(log);
        Generator<Object, Object, Object> first = outer(log, i);
        Generator<Object, Object, Object> second = alternates(i);
        for (int n = 0; n < 2; n++) {
            send("first", first, null);
            send("second", second, null);
        }
        second.close();
        print("the inner is not second's", log);
        send("first", first, null);
        first.close();
        print(log);
        log.clear();
        i = inner(log);
        o = outer(log, i);
        o.close();
        send("not started, so nothing of the inner's", i, null);
        i.close();
        print(log);
    }
}
