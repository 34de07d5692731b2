// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code gen-delegate-behind.py}. */
final class GenDelegateBehind extends GeneratorProgram {

    @Async
    Generator<Object, Object, Object> inner() {
        for (int i = 0; i < 3; i++) {
            Object got = Generator.yield(i);
            if (got != null) {
                print("inner got", got);
            }
        }
        return Generator.end("inner's value");
    }

    @Async
    Generator<Object, Object, Object> outer(Generator<Object, Object, Object> g, List<String> log) {
        try {
            Object result = Generator.yieldFrom(g);
            log.add("result " + str(result));
            Object got = Generator.yield("outer's own");
            log.add("got " + str(got));
        } catch (KeyError | IllegalStateException e) {
            log.add("caught " + typeName(e) + " " + e.getMessage());
            Generator.yield("after the catch");
        } finally {
            log.add("outer finally");
        }
        return Generator.end();
    }

    private static void fails(Generator<Object, Object, Object> g) {
        try {
            g.throwInto(new ArithmeticException("o"));
        } catch (ArithmeticException e) {
            // it has ended by it
        }
    }

    @Async
    Generator<Object, Object, Object> middle(Generator<Object, Object, Object> g, List<String> log) {
        log.add("middle has " + str(Generator.yieldFrom(g)));
        Generator.yield("middle's own");
        return Generator.end("middle's value");
    }

    @Override
    protected void script() {
        for (Consumer<Generator<Object, Object, Object>> end : List.<Consumer<Generator<Object, Object, Object>>>of(
                GeneratorProgram::list, GenDelegateBehind::fails, Generator::close)) {
            for (String act : List.of("send", "throw", "close", "throw exit")) {
                List<String> log = new ArrayList<>();
                Generator<Object, Object, Object> i = inner();
                Generator<Object, Object, Object> o = outer(i, log);
                o.send(null);
                end.accept(i);
                switch (act) {
                    case "send" -> send("send", o, "dropped");
                    case "throw" -> throwInto("throw", o, new KeyError("k"));
                    case "close" -> close("close", o);
                    default -> throwInto("throw exit", o, new GeneratorExit("x"));
                }
                send("then", o, "value");
                print(log);
            }
        }
        List<String> log = new ArrayList<>();
        Generator<Object, Object, Object> i = inner();
        Generator<Object, Object, Object> m = middle(i, log);
        Generator<Object, Object, Object> o = outer(m, log);
        send("outer", o, null);
        send("inner", i, "direct");
        send("middle", m, "to the middle");
        send("inner ends", i, null);
        send("outer: the middle goes on", o, null);
        send("middle ends", m, null);
        send("outer finds out", o, null);
        print(log);
    }
}
