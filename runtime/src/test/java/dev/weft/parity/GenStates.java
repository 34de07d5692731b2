// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code gen-states.py}. */
final class GenStates extends GeneratorProgram {

    private static List<String> states(List<Generator<String, Void, String>> box) {
        return box.stream().map(Py::state).toList();
    }

    @Async
    Generator<String, Void, String> inner(List<Generator<String, Void, String>> box) {
        print("inner starts", states(box));
        Generator.yield("item");
        print("inner goes on", states(box));
        return Generator.end("inner's value");
    }

    @Async
    Generator<String, Void, String> middle(Generator<String, Void, String> g) {
        return Generator.end(Generator.yieldFrom(g));
    }

    @Async
    Generator<String, Void, String> outer(
            Generator<String, Void, String> g, List<Generator<String, Void, String>> box) {
        print("outer starts", states(box));
        String value = Generator.yieldFrom(g);
        print("outer has", value, states(box));
        Generator.yield("last");
        return Generator.end();
    }

    @Async
    Generator<String, Void, String> fails(List<Generator<String, Void, String>> box) {
        try {
            Generator.yield("item");
        } catch (KeyError e) {
            print("inside the handler", states(box));
            throw e;
        } finally {
            print("inside the finally", states(box));
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        List<Generator<String, Void, String>> box = new ArrayList<>();
        Generator<String, Void, String> i = inner(box);
        Generator<String, Void, String> m = middle(i);
        Generator<String, Void, String> o = outer(m, box);
        box.addAll(List.of(o, m, i));
        print(states(box));
        print(next(o), states(box));
        print(next(o), states(box));
        Iterator<String> rest = o.iterator();
        print(rest.hasNext() ? rest.next() : "ended", states(box));
        for (String act : List.of("throw", "close")) {
            i = fails(box);
            o = middle(i);
            box.clear();
            box.addAll(List.of(o, i));
            next(o);
            try {
                if (act.equals("throw")) {
                    o.throwInto(new KeyError("k"));
                } else {
                    o.close();
                }
            } catch (KeyError e) {
                print(e);
            }
            print(states(box));
        }
    }
}
