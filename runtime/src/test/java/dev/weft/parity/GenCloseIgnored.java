// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;

/** {@code gen-close-ignored.py}. */
final class GenCloseIgnored extends GeneratorProgram {

    @Async
    Generator<String, Object, Void> ignores() {
        while (true) {
            try {
                Generator.yield("item");
            } catch (GeneratorExit e) {
                print("ignores it");
            }
        }
    }

    @Async
    Generator<String, Object, Void> yieldsInFinally() {
        try {
            Generator.yield("item");
        } finally {
            print("finally begins");
            Generator.yield("from finally");
            print("finally ends");
        }
        return Generator.end();
    }

    @Async
    Generator<String, Object, Void> twice() {
        try {
            try {
                Generator.yield("item");
            } finally {
                Generator.yield("first");
            }
        } finally {
            Generator.yield("second");
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        Generator<String, Object, Void> g = ignores();
        g.send(null);
        close("close", g);
        send("lives on", g, null);
        close("close again", g);
        throwInto("ended by another error", g, new KeyError("k"));
        close("close", g);
        g = yieldsInFinally();
        g.send(null);
        close("close", g);
        send("the exit goes on where it was", g, null);
        send("ended", g, null);
        g = yieldsInFinally();
        g.send(null);
        throwInto("an error waits for the item", g, new KeyError("k"));
        close("close in its finally", g);
        send("ended", g, null);
        g = twice();
        g.send(null);
        close("close", g);
        close("close again", g);
        close("close a third time", g);
        send("ended", g, null);
    }
}
