// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code asyncgen-exit-thrown.py}. */
final class AsyncgenExitThrown extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Void> plain(List<String> log) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            log.add("finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> goesOn(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            log.add("caught " + str(e));
            AsyncGenerator.yield("goes on");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> returns(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            log.add("returns");
        }
        return AsyncGenerator.end();
    }

    @Async
    @SuppressWarnings("finally")
    AsyncGenerator<Object, Void> raisesOwn(List<String> log) {
        try {
            AsyncGenerator.yield(1);
        } finally {
            throw new GeneratorExit("own");
        }
    }

    @Async
    Coroutine<Void> main() {
        for (Function<List<String>, AsyncGenerator<Object, Void>> make :
                List.<Function<List<String>, AsyncGenerator<Object, Void>>>of(
                        this::plain, this::goesOn, this::returns, this::raisesOwn)) {
            List<String> log = new ArrayList<>();
            AsyncGenerator<Object, Void> g = make.apply(log);
            await(anext(g));
            await(show("thrown in", g.athrow(new GeneratorExit("x"))));
            await(show("then", g.aclose()));
            await(show("next", anext(g)));
            print(log);
        }
        AsyncGenerator<Object, Void> g = raisesOwn(new ArrayList<>());
        await(anext(g));
        await(show("its own while it is closed", g.aclose()));
        g = plain(new ArrayList<>());
        await(show("not started", g.athrow(new GeneratorExit("early"))));
        await(show("next", anext(g)));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
