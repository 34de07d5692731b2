// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-close-reentry.py}. */
final class GenCloseReentry extends GeneratorProgram {

    private static final List<String> NAMES = List.of("outer", "inner", "helper");

    private final List<Generator<String, Void, String>> box = new ArrayList<>();

    @Async
    Generator<String, Void, String> tries(String where) {
        Generator.yield("ready");
        for (int i = 0; i < 3; i++) {
            send(where + " sends to " + NAMES.get(i), box.get(i), null);
            close(where + " closes " + NAMES.get(i), box.get(i));
        }
        return Generator.end("tried");
    }

    @Async
    Generator<String, Void, String> helper(String where) {
        String result = Generator.yieldFrom(tries(where));
        return Generator.end(result);
    }

    @Async
    Generator<String, Void, String> inner(Generator<String, Void, String> h) {
        try {
            Generator.yield("item");
        } finally {
            print(Generator.<String>yieldFrom(h));
        }
        return Generator.end();
    }

    @Async
    Generator<String, Void, String> outer(Generator<String, Void, String> g) {
        try {
            Generator.yieldFrom(g);
        } finally {
            print(Generator.<String>yieldFrom(helper("outer's finally")));
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        for (boolean started : new boolean[] {false, true}) {
            for (String act : List.of("close", "throw")) {
                Generator<String, Void, String> h = helper("inner's finally");
                Generator<String, Void, String> i = inner(h);
                box.clear();
                box.addAll(List.of(outer(i), i, h));
                send("start", box.get(0), null);
                if (started) {
                    send("helper", h, null);
                }
                if (act.equals("close")) {
                    close("close", box.get(0));
                } else {
                    throwInto("throw", box.get(0), new KeyError("k"));
                    send("then", box.get(0), null);
                }
                close("at last", box.get(0));
            }
        }
    }
}
