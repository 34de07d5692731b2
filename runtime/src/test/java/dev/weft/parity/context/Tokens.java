// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Context;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.parity.Program;
import java.util.NoSuchElementException;

/** {@code tokens.py}. */
final class Tokens extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final ContextVar<Object> other = ContextVar.of("other");

    private void attempt(String what, Runnable act) {
        try {
            act.run();
            print(what, "done", var.get());
        } catch (Exception e) {
            print(what, typeName(e), var.get());
        }
    }

    private Object value() {
        try {
            return other.get();
        } catch (NoSuchElementException e) {
            return "no value";
        }
    }

    @Async
    Coroutine<Void> resets(ContextVar.Token token) {
        attempt("in a child", () -> var.reset(token));
        return done();
    }

    @Async
    Coroutine<Void> awaited(ContextVar.Token token) {
        attempt("in an awaited coroutine", () -> var.reset(token));
        return done();
    }

    @Async
    Coroutine<Void> main() throws Exception {
        ContextVar.Token first = var.set("one");
        ContextVar.Token inner = var.set("two");
        attempt("inner", () -> var.reset(inner));
        attempt("twice", () -> var.reset(inner));
        attempt("outer", () -> var.reset(first));
        ContextVar.Token late = var.set("a");
        ContextVar.Token early = var.set("b");
        attempt("out of order", () -> var.reset(late));
        attempt("the newer one", () -> var.reset(early));
        attempt("back", () -> var.reset(var.set("c")));
        ContextVar.Token others = other.set(1);
        print(value());
        attempt("another variable's", () -> var.reset(others));
        attempt("no value before", () -> other.reset(others));
        print(value());
        attempt("used", () -> other.reset(others));
        ContextVar.Token token = var.set("main");
        await(createTask(resets(token)));
        Context ctx = Context.copyCurrent();
        attempt("in a copy", () -> ctx.run(() -> var.reset(token)));
        attempt("in a thread", () -> {});
        await(toThread(() -> {
            attempt("in a thread", () -> var.reset(token));
            return null;
        }));
        EventLoop.running().callSoon(() -> attempt("in a callback", () -> var.reset(token)));
        await(yieldNow());
        await(awaited(token));
        ContextVar.Token inCtx = ctx.call(() -> var.set("ctx"));
        attempt("made in a copy", () -> var.reset(inCtx));
        ctx.run(() -> attempt("there", () -> var.reset(inCtx)));
        return done();
    }

    @Override
    protected void script() throws Exception {
        run(main());
        ContextVar.Token token = var.set("outside");
        attempt("outside a loop", () -> var.reset(token));
    }
}
