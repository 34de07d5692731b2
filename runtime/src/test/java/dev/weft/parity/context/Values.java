// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code values.py}. */
final class Values extends Program {

    private final ContextVar<Object> plain = ContextVar.of("plain");
    private final ContextVar<Object> given = ContextVar.of("given", "default");
    private final ContextVar<Object> none = ContextVar.of("none", null);

    private int outside;

    private static Object get(ContextVar<Object> var) {
        try {
            return var.get();
        } catch (NoSuchElementException e) {
            return "LookupError";
        }
    }

    private static Object get(ContextVar<Object> var, Object other) {
        try {
            return var.get(other);
        } catch (NoSuchElementException e) {
            return "LookupError";
        }
    }

    private int size() {
        return Context.copyCurrent().size() - outside;
    }

    @Async
    Coroutine<Void> main() throws Exception {
        print(get(plain), get(plain, "argument"), get(plain, null));
        print(get(given), get(given, "argument"), get(none), get(none, "argument"));
        print("reading sets nothing", size());
        plain.set("value");
        given.set("value");
        print(get(plain), get(plain, "argument"), get(given), get(given, "argument"));
        plain.set(null);
        none.set("not None");
        print(get(plain), get(plain, "argument"), get(none));
        Context ctx = Context.copyCurrent();
        print(ctx.size() - outside, ctx.get(plain), ctx.get(given), ctx.get(none));
        ContextVar.Token other = given.set("other");
        given.reset(other);
        print(size());
        ctx.run(() -> plain.set("in ctx"));
        print(ctx.size() - outside, ctx.get(plain), ctx.call(() -> get(plain)), get(plain));
        List<ContextVar<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(ContextVar.of("v" + i, -i));
        }
        for (int i = 0; i < 40; i++) {
            if (i % 2 != 0) {
                many.get(i).set(i);
            }
        }
        List<ContextVar.Token> tokens =
                many.subList(0, 10).stream().map(var -> var.set(100)).toList();
        for (int i = 0; i < 10; i++) {
            many.get(i).reset(tokens.get(i));
        }
        List<Integer> values = many.subList(0, 12).stream().map(ContextVar::get).toList();
        print(values, size());
        return done();
    }

    @Override
    protected void script() throws Exception {
        outside = Context.copyCurrent().size();
        runInVirtualTime(main());
    }
}
