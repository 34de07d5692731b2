// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code gen-delegated-close.py}. */
final class GenDelegatedClose extends GeneratorProgram {

    @Async
    Generator<String, Object, String> plain(List<String> log) {
        try {
            Generator.yield("item");
        } finally {
            log.add("inner finally");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> swallows(List<String> log) {
        try {
            Generator.yield("item");
        } catch (GeneratorExit e) {
            log.add("inner swallows");
            return Generator.end("swallowed");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> ignores(List<String> log) {
        try {
            Generator.yield("item");
        } catch (GeneratorExit e) {
            log.add("inner ignores");
        }
        Generator.yield("again");
        log.add("inner went on");
        return Generator.end();
    }

    @Async
    @SuppressWarnings("finally")
    Generator<String, Object, String> raises(List<String> log) {
        try {
            Generator.yield("item");
        } finally {
            log.add("inner raises");
            throw new KeyError("inner");
        }
    }

    @Async
    Generator<String, Object, String> outer(List<String> log, Generator<String, Object, String> g) {
        try {
            String result = Generator.yieldFrom(g);
            log.add("outer goes on with " + result);
        } catch (GeneratorExit e) {
            log.add("outer sees GeneratorExit");
            throw e;
        } catch (IllegalStateException | KeyError e) {
            log.add("outer sees " + typeName(e) + " " + str(e));
            throw e;
        } finally {
            log.add("outer finally");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> middle(List<String> log, Generator<String, Object, String> g) {
        try {
            return Generator.end(Generator.yieldFrom(g));
        } finally {
            log.add("middle finally");
        }
    }

    @Override
    protected void script() {
        for (Function<List<String>, Generator<String, Object, String>> make :
                List.<Function<List<String>, Generator<String, Object, String>>>of(
                        this::plain, this::swallows, this::ignores, this::raises)) {
            for (boolean deep : new boolean[] {false, true}) {
                List<String> log = new ArrayList<>();
                Generator<String, Object, String> i = make.apply(log);
                Generator<String, Object, String> g = outer(log, deep ? middle(log, i) : i);
                send("item", g, null);
                close("close", g);
                print(log);
                send("outer ended", g, null);
                send("inner", i, null);
            }
        }
    }
}
