// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import java.io.IOException;

/** {@code asyncgen-reuse.py}. */
final class AsyncgenReuse extends GeneratorProgram {

    @Async
    AsyncGenerator<String, Object> items() {
        while (true) {
            try {
                AsyncGenerator.yield("item");
            } catch (KeyError e) {
                AsyncGenerator.yield("caught");
            }
        }
    }

    @Async
    Coroutine<Void> main() {
        AsyncGenerator<String, Object> g = items();
        Awaitable<?> a = g.asend(null);
        await(show("asend", a));
        await(show("asend, reused", a));
        a = anext(g);
        await(show("anext", a));
        await(show("anext, reused", a));
        a = g.athrow(new KeyError("k"));
        await(show("athrow", a));
        await(show("athrow, reused", a));
        a = g.athrow(new IOException("o"));
        await(show("athrow not caught", a));
        await(show("athrow not caught, reused", a));
        a = anext(g);
        await(show("anext at the end", a));
        await(show("anext at the end, reused", a));
        g = items();
        await(anext(g));
        a = g.aclose();
        await(show("aclose", a));
        await(show("aclose, reused", a));
        a = g.aclose();
        await(show("aclose of a closed one", a));
        await(show("aclose of a closed one, reused", a));
        g = items();
        a = g.asend("too soon");
        await(show("a value too soon", a));
        await(show("a value too soon, reused", a));
        await(show("the generator itself is fine", anext(g)));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
