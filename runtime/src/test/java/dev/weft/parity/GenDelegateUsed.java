// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;

/** {@code gen-delegate-used.py}. */
final class GenDelegateUsed extends GeneratorProgram {

    @Async
    Generator<Object, Object, String> items() {
        Object got = Generator.yield(1);
        print("got", got);
        Generator.yield(2);
        Generator.yield(3);
        return Generator.end("items' value");
    }

    @Async
    Generator<Object, Object, String> fails() {
        Generator.yield(1);
        throw new KeyError("fails");
    }

    @Async
    Generator<Object, Object, String> outer(Generator<Object, Object, String> g) {
        String result = Generator.yieldFrom(g);
        print("outer's result", result);
        result = Generator.yieldFrom(g);
        print("a second time", result);
        Generator.yield("last");
        return Generator.end();
    }

    private void drain(Generator<Object, Object, String> g) {
        while (true) {
            try {
                print("item", g.send(null));
            } catch (StopIteration s) {
                print("end", s.value());
                return;
            } catch (KeyError e) {
                print("KeyError:", e);
                return;
            }
        }
    }

    @Override
    protected void script() {
        Generator<Object, Object, String> g = items();
        g.send(null);
        g.send("by hand");
        drain(outer(g));
        drain(outer(g));
        g = items();
        g.close();
        drain(outer(g));
        g = fails();
        drain(outer(g));
        drain(outer(g));
        g = items();
        Generator<Object, Object, String> o = outer(g);
        g.close();
        drain(o);
        g = items();
        g.send(null);
        o = outer(g);
        send("what a partly consumed one gets first", o, null);
        o.close();
        send("closed with the outer", g, null);
    }
}
