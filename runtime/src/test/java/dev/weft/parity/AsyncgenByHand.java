// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code asyncgen-by-hand.py}. */
final class AsyncgenByHand extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Object> body(List<String> log) {
        try {
            Object got = await(Coroutine.suspend("paused 1"));
            log.add("pause got " + got);
            got = AsyncGenerator.yield("item 1");
            log.add("yield got " + got);
            try {
                got = await(Coroutine.suspend("paused 2"));
            } catch (IllegalArgumentException e) {
                got = "caught " + e.getMessage();
            }
            AsyncGenerator.yield(got);
            AsyncGenerator.yield("item 3");
        } finally {
            log.add("finally got " + await(Coroutine.suspend("paused in finally")));
        }
        return AsyncGenerator.end();
    }

    private void step(String what, Coroutine<?> c, Object value) {
        step(what, () -> c.send(value));
    }

    private void step(String what, Supplier<Object> act) {
        try {
            print(what, "suspends with", act.get());
        } catch (StopIteration s) {
            print(what, "ends with", s.value());
        } catch (Throwable e) {
            print(what, "raised", typeName(e) + ":", e);
        }
    }

    private void stepThrow(String what, Coroutine<?> c, Throwable error) {
        step(what, () -> c.throwInto(error));
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Object, Object> g = body(log);
        Coroutine<?> a = g.asend(null).toCoroutine();
        step("asend", a, null);
        step("asend", a, "x");
        step("asend again", a, null);
        a = g.asend("y").toCoroutine();
        step("asend y", a, null);
        stepThrow("throw", a, new IllegalArgumentException("v"));
        a = g.athrow(new KeyError("k")).toCoroutine();
        step("athrow", a, null);
        step("athrow", a, "z");
        print(log);
        step("ended", g.asend(null).toCoroutine(), null);
        log.clear();
        g = body(log);
        a = g.asend(null).toCoroutine();
        step("asend", a, null);
        step("another meanwhile", g.asend(null).toCoroutine(), null);
        step("asend", a, "value");
        a = g.aclose().toCoroutine();
        step("aclose", a, null);
        step("aclose", a, "w");
        step("aclose again", a, null);
        print(log);
        step("closed", g.aclose().toCoroutine(), null);
        g = body(log);
        a = g.asend(null).toCoroutine();
        step("a fresh one takes only None", g.asend("early").toCoroutine(), null);
        step("asend", a, null);
        stepThrow("thrown at the await", a, new IOException("o"));
        step("the finally goes on", a, "v");
        print(log);
    }
}
