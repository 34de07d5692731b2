// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-delegate-pep380.py}. */
final class GenDelegatePep380 extends GeneratorProgram {

    private final List<GeneratorExit> errors = new ArrayList<>();

    @Async
    Generator<Object, Void, Object> inner(List<String> log) {
        try {
            Generator.yield(1);
            Generator.yield(2);
        } catch (GeneratorExit e) {
            log.add("inner exits by '" + str(e) + "'");
            errors.add(e);
            throw e;
        }
        return Generator.end();
    }

    @Async
    Generator<Object, Void, Object> outer(List<String> log, Generator<Object, Void, Object> g) {
        try {
            log.add("result " + Generator.yieldFrom(g));
            Generator.yield("outer's own");
        } catch (GeneratorExit e) {
            log.add("outer exits by '" + str(e) + "'");
            errors.add(e);
            throw e;
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Object, Void, Object> g = outer(log, outer(log, inner(log)));
        g.send(null);
        GeneratorExit error = new GeneratorExit("thrown");
        throwInto("thrown in", g, error);
        print(log, errors.stream().map(e -> e == error).toList());
        log.clear();
        errors.clear();
        g = outer(log, inner(log));
        g.send(null);
        g.close();
        print(log, errors.stream().distinct().count());
        log.clear();
        Generator<Object, Void, Object> i = inner(log);
        g = outer(log, i);
        g.send(null);
        list(i);
        throwInto("thrown where the inner has ended", g, new StopIteration("is its result"));
        print(log);
        g.close();
    }
}
