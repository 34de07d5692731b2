// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.function.Supplier;

/** {@code gen-stop-iteration.py}. */
final class GenStopIteration extends Program {

    private void show(String what, Supplier<Object> act) {
        try {
            print(what, "->", act.get());
        } catch (StopIteration s) {
            print(what, "returned", s.value());
        } catch (IllegalStateException e) {
            StopIteration cause = (StopIteration) e.getCause();
            print(what, "raised RuntimeError:", e, "| cause", typeName(cause), cause.value());
        }
    }

    private void send(String what, Generator<?, ?, ?> g) {
        show(what, () -> g.send(null));
    }

    private void throwInto(String what, Generator<?, ?, ?> g, Throwable error) {
        show(what, () -> g.throwInto(error));
    }

    @Async
    Generator<Object, Void, Object> raises() {
        Generator.yield(1);
        throw new StopIteration("from the body");
    }

    @Async
    Generator<Object, Void, Object> atOnce() {
        throw new StopIteration("at once");
    }

    @Async
    Generator<Object, Void, Object> handles() {
        while (true) {
            try {
                Generator.yield("waiting");
            } catch (StopIteration s) {
                Generator.yield("handled " + s.value());
            }
        }
    }

    @Async
    Generator<Object, Void, Object> empty() {
        return Generator.end("empty");
    }

    @Async
    Generator<Object, Void, Object> runsOut() {
        Generator.yield(empty().send(null));
        return Generator.end();
    }

    @Async
    Generator<Object, Void, Object> outer(Generator<Object, Void, Object> g) {
        try {
            Generator.yieldFrom(g);
        } catch (IllegalStateException e) {
            Generator.yield("outer saw " + e.getMessage());
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        Generator<Object, Void, Object> g = raises();
        send("item", g);
        send("raised", g);
        send("ended", g);
        send("raised at once", atOnce());
        send("another one's end", runsOut());
        g = handles();
        g.send(null);
        throwInto("thrown in and handled", g, new StopIteration("in"));
        send("goes on", g);
        throwInto("thrown in and handled", g, new StopIteration("again"));
        throwInto("not handled", g, new StopIteration("out"));
        throwInto("into an ended one it is what it is", g, new StopIteration("late"));
        g = outer(raises());
        g.send(null);
        send("the inner's is an error for the outer", g);
        g.close();
        g = outer(raises());
        g.send(null);
        throwInto("thrown through to the inner", g, new StopIteration("through"));
        g.close();
        g = outer(handles());
        g.send(null);
        throwInto("handled by the inner", g, new StopIteration("inner"));
        g.close();
    }
}
