// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-finally.py}. */
@SuppressWarnings("finally")
final class GenFinally extends GeneratorProgram {

    @Async
    Generator<Object, Object, String> parts(boolean fail) {
        try {
            Generator.yield("try");
            if (fail) {
                throw new KeyError("k");
            }
            Generator.yield("else");
        } catch (KeyError e) {
            Generator.yield("except " + str(e));
        } finally {
            Generator.yield("finally");
        }
        Generator.yield("after");
        return Generator.end();
    }

    private void allItems(Generator<Object, Object, String> g) {
        List<Object> items = new ArrayList<>();
        while (true) {
            try {
                items.add(next(g));
            } catch (StopIteration s) {
                print(items, s.value());
                return;
            }
        }
    }

    @Async
    Generator<Object, Object, String> returns() {
        try {
            Generator.yield("try");
            return Generator.end("from try");
        } finally {
            Generator.yield("finally");
        }
    }

    @Async
    Generator<Object, Object, String> overrides() {
        try {
            Generator.yield("try");
            return Generator.end("from try");
        } finally {
            return Generator.end("from finally");
        }
    }

    @Async
    Generator<Object, Object, String> breaks() {
        for (int i = 0; i < 3; i++) {
            try {
                Generator.yield(i);
            } finally {
                print("leaves", i);
                if (i == 1) {
                    break;
                }
            }
        }
        return Generator.end("after the loop");
    }

    @Async
    Generator<Object, Object, String> continues() {
        for (int i = 0; i < 2; i++) {
            try {
                Generator.yield(i);
            } finally {
                continue;
            }
        }
        return Generator.end("after the loop");
    }

    @Async
    Generator<Object, Object, String> nested() {
        try {
            try {
                Generator.yield(1);
            } finally {
                Generator.yield(2);
                print("inner done");
            }
        } catch (KeyError e) {
            Generator.yield("outer has " + str(e));
        } finally {
            Generator.yield(3);
            print("outer done");
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        allItems(parts(false));
        allItems(parts(true));
        allItems(returns());
        allItems(overrides());
        Generator<Object, Object, String> g = overrides();
        next(g);
        throwInto("finally's return swallows an error", g, new KeyError("k"));
        allItems(breaks());
        g = breaks();
        next(g);
        next(g);
        throwInto("a break out of finally drops the error", g, new KeyError("k"));
        g = breaks();
        next(g);
        next(g);
        close("and the exit", g);
        g = continues();
        next(g);
        throwInto("so does continue", g, new KeyError("k"));
        throwInto("at the last one", g, new KeyError("k"));
        g = nested();
        send("item", g, null);
        throwInto("the error waits", g, new KeyError("k"));
        send("then it is caught", g, null);
        throwInto("another one from the handler waits", g, new IOException("o"));
        send("and leaves", g, null);
    }
}
