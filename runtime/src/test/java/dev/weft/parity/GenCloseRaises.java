// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import dev.weft.StopIteration;
import java.util.List;
import java.util.function.Supplier;

/** {@code gen-close-raises.py}. */
@SuppressWarnings("finally")
final class GenCloseRaises extends GeneratorProgram {

    @Async
    Generator<Integer, Object, Void> finallyRaises() {
        try {
            Generator.yield(1);
        } finally {
            throw new KeyError("in finally");
        }
    }

    @Async
    Generator<Integer, Object, Void> replaces() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            throw new ArithmeticException("replaced");
        }
        return Generator.end();
    }

    @Async
    Generator<Integer, Object, Void> replacedAgain() {
        try {
            try {
                Generator.yield(1);
            } finally {
                throw new KeyError("first");
            }
        } finally {
            throw new IllegalArgumentException("second");
        }
    }

    @Async
    Generator<Integer, Object, Void> handled() {
        try {
            Generator.yield(1);
        } finally {
            try {
                throw new KeyError("inside");
            } catch (KeyError e) {
                print("handled", e.getMessage());
            }
        }
        return Generator.end();
    }

    @Async
    Generator<Integer, Object, Void> stops() {
        try {
            Generator.yield(1);
        } finally {
            throw new StopIteration("stop");
        }
    }

    @Async
    Generator<Integer, Object, Void> consumes() {
        Generator<Integer, Object, Void> other = handled();
        try {
            Generator.yield(1);
        } finally {
            print("item", other.send(null));
            other.close();
            print("closed another");
        }
        return Generator.end();
    }

    @Override
    protected void script() {
        for (Supplier<Generator<Integer, Object, Void>> make : List.<Supplier<Generator<Integer, Object, Void>>>of(
                this::finallyRaises, this::replaces, this::replacedAgain, this::handled, this::stops, this::consumes)) {
            Generator<Integer, Object, Void> g = make.get();
            g.send(null);
            close("close", g);
            send("ended", g, null);
            close("close again", g);
        }
    }
}
