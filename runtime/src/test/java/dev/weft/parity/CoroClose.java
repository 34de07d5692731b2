// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;
import dev.weft.StopIteration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code coro-close.py}. */
final class CoroClose extends Program {

    @Async
    Coroutine<Void> inner(List<String> log) {
        try {
            await(Coroutine.suspend("inner"));
        } finally {
            log.add("inner finally");
        }
        return done();
    }

    @Async
    Coroutine<Void> outer(List<String> log) {
        try {
            await(inner(log));
        } catch (GeneratorExit e) {
            log.add("outer sees GeneratorExit");
            throw e;
        } finally {
            log.add("outer finally");
        }
        return done();
    }

    @Async
    Coroutine<String> returns(List<String> log) {
        try {
            await(Coroutine.suspend("x"));
        } catch (GeneratorExit e) {
            log.add("returned instead");
            return done("value");
        }
        return done(null);
    }

    @Async
    Coroutine<Void> ignores(List<String> log) {
        try {
            await(Coroutine.suspend("first"));
        } catch (GeneratorExit e) {
            log.add("ignored");
        }
        await(Coroutine.suspend("second"));
        log.add("not reached");
        return done();
    }

    @Async
    @SuppressWarnings("finally")
    Coroutine<Void> replaces(List<String> log) throws IOException {
        try {
            await(Coroutine.suspend("x"));
        } finally {
            throw new IOException("from finally");
        }
    }

    @Async
    Coroutine<String> closesItself(List<String> log, List<Coroutine<?>> me) {
        try {
            me.get(0).close();
        } catch (IllegalStateException e) {
            log.add(str(e));
        }
        log.add(state(me.get(0)));
        return done("end");
    }

    @Override
    protected void script() throws Exception {
        List<String> log = new ArrayList<>();
        Coroutine<?> c = outer(log);
        c.close();
        print("unstarted", log, state(c));
        c.close();
        print("twice", log, state(c));
        c = outer(log);
        print("suspended", c.send(null), state(c));
        c.close();
        print(log, state(c));
        c.close();
        try {
            c.send(null);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        log.clear();
        c = returns(log);
        c.send(null);
        c.close();
        print(log, state(c));
        log.clear();
        c = ignores(log);
        c.send(null);
        try {
            c.close();
        } catch (IllegalStateException e) {
            print("RuntimeError:", e, "|", log, state(c));
        }
        c.close();
        print("closed at the second", log, state(c));
        c = replaces(log);
        c.send(null);
        try {
            c.close();
        } catch (Exception e) {
            print(typeName(e) + ":", e, "|", state(c));
        }
        log.clear();
        List<Coroutine<?>> me = new ArrayList<>();
        c = closesItself(log, me);
        me.add(c);
        try {
            c.send(null);
        } catch (StopIteration s) {
            print(log, s.value(), state(c));
        }
        c = outer(log);
        Coroutine<?> d = inner(log);
        d.close();
        try {
            d.send(null);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        c.close();
    }
}
