// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.StopIteration;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A program that drives generators by hand and prints what comes of each call: Python's {@code show}. */
abstract class GeneratorProgram extends Program {

    /** {@code show(what, g.send, value)}. */
    final <S> void send(String what, Generator<?, S, ?> g, S value) {
        attempt(what, () -> g.send(value));
    }

    /** {@code show(what, g.throw, error)}. */
    final void throwInto(String what, Generator<?, ?, ?> g, Throwable error) {
        attempt(what, () -> g.throwInto(error));
    }

    /** {@code show(what, g.close)}. */
    final void close(String what, Generator<?, ?, ?> g) {
        attempt(what, () -> {
            g.close();
            return null;
        });
    }

    private void attempt(String what, Callable<?> act) {
        try {
            print(what, "->", act.call());
        } catch (StopIteration s) {
            print(what, "returned", s.value());
        } catch (Throwable e) {
            print(what, "raised", Py.typeName(e) + ":", e);
        }
    }

    /** {@code await show(what, aw)}. */
    @Async
    final Coroutine<Void> show(String what, Awaitable<?> aw) {
        try {
            print(what, "->", Weft.await(aw));
        } catch (Throwable e) {
            print(what, "raised", Py.typeName(e) + ":", e);
        }
        return Weft.done();
    }

    /** {@code next(g)}. */
    static <Y> Y next(Generator<Y, ?, ?> g) {
        return g.send(null);
    }

    /** {@code anext(g)}. */
    static <Y> Awaitable<Y> anext(AsyncIterable<Y> g) {
        return g.asyncIterator().next();
    }

    /** {@code list(items)}. */
    static <Y> List<Y> list(Iterable<? extends Y> items) {
        List<Y> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }
}
