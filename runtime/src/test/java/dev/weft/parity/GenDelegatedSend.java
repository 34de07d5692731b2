// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegated-send.py}. */
final class GenDelegatedSend extends GeneratorProgram {

    @Async
    Generator<Object, Object, Object> inner(String name, List<String> log) {
        String got = Generator.yield(name + " 1");
        log.add(name + " got " + Py.str(got));
        got = Generator.yield(name + " 2");
        log.add(name + " got " + Py.str(got));
        return Generator.end(name + " result");
    }

    @Async
    Generator<Object, Object, Object> outer(List<String> log) {
        String got = Generator.yield("outer first");
        log.add("outer got " + got);
        log.add((String) Generator.yieldFrom(inner("a", log)));
        log.add((String) Generator.yieldFrom(inner("b", log)));
        got = Generator.yield("outer last");
        log.add("outer got " + got);
        return Generator.end();
    }

    @Async
    Generator<Object, Object, Object> shell(Generator<Object, Object, Object> g, List<String> log) {
        Object result = Generator.yieldFrom(g);
        log.add("shell passes on " + Py.str(result));
        return Generator.end();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Object, Object, Object> g = shell(shell(outer(log), log), log);
        send("not to be sent to a fresh one", g, "early");
        send("start", g, null);
        for (String value : new String[] {"v1", "v2", null, "v3", "v4", "v5"}) {
            send("send " + Py.str(value), g, value);
        }
        print(log);
        log.clear();
        Generator<Object, Object, Object> i = inner("i", log);
        g = shell(i, log);
        g.send(null);
        send("past the outer, to the inner", i, "direct");
        send("the outer goes on with it", g, "through");
        print(log);
    }
}
