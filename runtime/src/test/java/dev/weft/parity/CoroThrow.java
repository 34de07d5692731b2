// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code coro-throw.py}. */
final class CoroThrow extends Program {

    @Async
    Coroutine<Object> inner(List<String> log) {
        try {
            return done(await(Coroutine.suspend("inner 1")));
        } catch (KeyError e) {
            log.add("inner handles " + e.getMessage());
            Object got = await(Coroutine.suspend("inner 2"));
            return done("recovered with " + got);
        } finally {
            log.add("inner finally");
        }
    }

    @Async
    Coroutine<Object> outer(List<String> log) {
        try {
            Object got = await(inner(log));
            log.add("outer got " + got);
            got = await(Coroutine.suspend("outer"));
            return done(got);
        } catch (IllegalArgumentException e) {
            log.add("outer handles " + str(e));
            return done("handled");
        }
    }

    private void drive(String what, Function<Object, Object> step, Object arg) {
        try {
            print(what, "yielded", step.apply(arg));
        } catch (StopIteration s) {
            print(what, "returned", s.value());
        } catch (Exception e) {
            print(what, "raised", typeName(e), e.getMessage());
        }
    }

    private static Function<Object, Object> thrown(Coroutine<?> c) {
        return error -> c.throwInto((Throwable) error);
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Coroutine<Object> c = outer(log);
        drive("start", c::send, null);
        drive("handled inside", thrown(c), new KeyError("k"));
        drive("send", c::send, "more");
        drive("send", c::send, "the end");
        print(log, state(c));
        log.clear();
        c = outer(log);
        drive("start", c::send, null);
        drive("handled outside", thrown(c), new IllegalArgumentException("v"));
        print(log, state(c));
        log.clear();
        c = outer(log);
        drive("start", c::send, null);
        drive("not handled", thrown(c), new IOException("o"));
        print(log, state(c));
        drive("finished", thrown(c), new IOException("again"));
        drive("finished", c::send, null);
        log.clear();
        c = outer(log);
        drive("unstarted", thrown(c), new IllegalArgumentException("never caught inside"));
        print(log, state(c));
        drive("after that", c::send, null);
        c = outer(log);
        drive("a wrong first value", c::send, 1);
        print(state(c));
        drive("start all the same", c::send, null);
        drive("send", c::send, "a");
        drive("thrown at the second", thrown(c), new IllegalArgumentException("late"));
        print(log, state(c));
        IOException error = new IOException("same object");
        c = inner(log);
        c.send(null);
        try {
            c.throwInto(error);
        } catch (Exception e) {
            print("same object", e == error);
        }
    }
}
