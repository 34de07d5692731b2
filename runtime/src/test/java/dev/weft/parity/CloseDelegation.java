// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code close-delegation.py}. */
final class CloseDelegation extends Program {

    @Async
    Coroutine<String> swallows(List<String> log) {
        try {
            await(Coroutine.suspend("swallows"));
        } catch (GeneratorExit e) {
            log.add("inner swallows");
            return done("value");
        }
        return done(null);
    }

    @Async
    Coroutine<String> ignores(List<String> log) {
        try {
            await(Coroutine.suspend("ignores"));
        } catch (GeneratorExit e) {
            log.add("inner ignores");
        }
        await(Coroutine.suspend("again"));
        return done(null);
    }

    @Async
    Coroutine<String> replaces(List<String> log) {
        try {
            await(Coroutine.suspend("replaces"));
        } catch (GeneratorExit e) {
            throw new KeyError("inner replaces");
        }
        return done(null);
    }

    @Async
    Coroutine<Void> outer(List<String> log, Awaitable<String> aw) {
        try {
            String value = await(aw);
            log.add("outer goes on with " + value);
            await(Coroutine.suspend("outer"));
        } catch (GeneratorExit e) {
            log.add("outer sees GeneratorExit");
            throw e;
        } catch (IllegalStateException | KeyError e) {
            log.add("outer sees " + typeName(e) + " " + str(e));
            throw e;
        } finally {
            log.add("outer finally");
        }
        return done();
    }

    @Async
    Coroutine<String> middle(List<String> log, Awaitable<String> aw) {
        return done(await(aw));
    }

    private void close(Coroutine<?> c) {
        try {
            c.close();
            print("close", null, state(c));
        } catch (IllegalStateException | KeyError e) {
            print("close raised", typeName(e), e, state(c));
        }
    }

    @Override
    protected void script() {
        for (Function<List<String>, Coroutine<String>> body :
                List.<Function<List<String>, Coroutine<String>>>of(this::swallows, this::ignores, this::replaces)) {
            for (boolean deep : new boolean[] {false, true}) {
                List<String> log = new ArrayList<>();
                Coroutine<String> i = body.apply(log);
                Coroutine<Void> c = outer(log, deep ? middle(log, i) : i);
                print(c.send(null));
                close(c);
                print(log, state(i));
            }
        }
        List<String> log = new ArrayList<>();
        Coroutine<Void> c = outer(log, swallows(log));
        c.send(null);
        try {
            c.throwInto(new GeneratorExit());
        } catch (GeneratorExit e) {
            print("thrown in, it comes out", log, state(c));
        }
    }
}
