// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code gen-delegated-exit.py}. */
final class GenDelegatedExit extends GeneratorProgram {

    @Async
    Generator<String, Object, String> inner(List<String> log) {
        try {
            Generator.yield("inner item");
        } catch (GeneratorExit e) {
            log.add("inner sees it");
            throw e;
        } finally {
            log.add("inner finally");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> swallows(List<String> log) {
        try {
            Generator.yield("inner item");
        } catch (GeneratorExit e) {
            log.add("inner swallows");
            return Generator.end("value");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, String> outer(List<String> log, Generator<String, Object, String> g) {
        try {
            log.add(Generator.yieldFrom(g));
        } catch (GeneratorExit e) {
            log.add("outer catches " + str(e));
            Generator.yield("outer goes on");
        }
        return Generator.end("outer end");
    }

    @Async
    Generator<String, Object, String> passes(List<String> log, Generator<String, Object, String> g) {
        try {
            Generator.yieldFrom(g);
        } finally {
            log.add("passes finally");
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<String, Object, String> g = inner(log);
        throwInto("thrown before it starts", g, new GeneratorExit("early"));
        send("ended", g, null);
        g = inner(log);
        g.send(null);
        throwInto("thrown at an item, it comes out", g, new GeneratorExit("thrown"));
        throwInto("thrown into an ended one", g, new GeneratorExit("late"));
        print(log);
        for (Function<List<String>, Generator<String, Object, String>> make :
                List.<Function<List<String>, Generator<String, Object, String>>>of(this::inner, this::swallows)) {
            log = new ArrayList<>();
            Generator<String, Object, String> i = make.apply(log);
            g = outer(log, i);
            g.send(null);
            throwInto("caught by the outer", g, new GeneratorExit("x"));
            send("then", g, null);
            send("inner", i, null);
            print(log);
        }
        log = new ArrayList<>();
        g = passes(log, inner(log));
        g.send(null);
        throwInto("nobody catches", g, new GeneratorExit("y"));
        print(log);
        log = new ArrayList<>();
        g = outer(log, passes(log, inner(log)));
        g.send(null);
        throwInto("from three levels", g, new GeneratorExit("z"));
        print(log);
        log = new ArrayList<>();
        g = outer(log, inner(log));
        g.send(null);
        close("close is not to be answered so", g);
        print(log);
        send("then", g, null);
    }
}
