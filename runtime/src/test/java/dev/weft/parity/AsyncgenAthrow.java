// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-athrow.py}. */
final class AsyncgenAthrow extends GeneratorProgram {

    @Async
    AsyncGenerator<String, Object> body(List<String> log) {
        log.add("starts");
        try {
            while (true) {
                try {
                    AsyncGenerator.yield("waiting");
                } catch (IllegalArgumentException e) {
                    await(yieldNow());
                    AsyncGenerator.yield("caught " + e.getMessage());
                } catch (KeyError e) {
                    log.add("ends by " + e.getMessage());
                    return AsyncGenerator.end();
                }
            }
        } finally {
            await(yieldNow());
            log.add("finally");
        }
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<String, Object> g = body(log);
        await(show("not started", g.athrow(new IllegalArgumentException("early"))));
        await(show("closed by it", anext(g)));
        await(show("thrown again", g.athrow(new IllegalArgumentException("again"))));
        print("nothing ran", log);
        g = body(log);
        await(anext(g));
        await(show("caught", g.athrow(new IllegalArgumentException("v"))));
        await(show("goes on", anext(g)));
        await(show("caught", g.athrow(new IllegalArgumentException("w"))));
        await(show("not caught in the handler", g.athrow(new IllegalArgumentException("x"))));
        await(show("ended", anext(g)));
        await(show("ended", g.athrow(new IOException("late"))));
        print(log);
        log.clear();
        g = body(log);
        await(anext(g));
        await(show("returns", g.athrow(new KeyError("k"))));
        await(show("ended", anext(g)));
        print(log);
        g = body(log);
        await(anext(g));
        ArithmeticException error = new ArithmeticException("same");
        try {
            await(g.athrow(error));
        } catch (ArithmeticException e) {
            print("the same error", e == error);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
