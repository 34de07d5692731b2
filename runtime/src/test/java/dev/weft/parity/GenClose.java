// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code gen-close.py}. */
final class GenClose extends GeneratorProgram {

    @Async
    Generator<Integer, Object, String> body(List<String> log) {
        log.add("started");
        try {
            try {
                Generator.yield(1);
                Generator.yield(2);
            } finally {
                log.add("inner finally");
            }
        } catch (GeneratorExit e) {
            log.add("sees it");
            throw e;
        } finally {
            log.add("outer finally");
        }
        return Generator.end();
    }

    @Async
    Generator<Integer, Object, String> swallows(List<String> log) {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            log.add("returns");
            return Generator.end("swallowed");
        }
        return Generator.end();
    }

    @Async
    @SuppressWarnings("finally")
    Generator<Integer, Object, String> returnsInFinally(List<String> log) {
        try {
            Generator.yield(1);
        } finally {
            return Generator.end("from finally");
        }
    }

    @Async
    Generator<Integer, Object, String> exits(List<String> log) {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            log.add("its own");
            throw new GeneratorExit("its own");
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Integer, Object, String> g = body(log);
        close("created", g);
        print("nothing ran", log);
        send("no start after that", g, null);
        send("nor with a value", g, "x");
        g = body(log);
        g.send(null);
        close("suspended", g);
        print(log);
        close("again", g);
        send("ended", g, null);
        throwInto("ended", g, new KeyError("k"));
        print("not twice", log.size());
        for (Function<List<String>, Generator<Integer, Object, String>> make :
                List.<Function<List<String>, Generator<Integer, Object, String>>>of(
                        this::swallows, this::returnsInFinally, this::exits)) {
            log = new ArrayList<>();
            g = make.apply(log);
            g.send(null);
            close("close", g);
            print(log);
            send("ended", g, null);
        }
        g = body(new ArrayList<>());
        list(g);
        close("exhausted", g);
    }
}
