// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;

/** {@code asyncgen-aclose-ignored.py}. */
final class AsyncgenAcloseIgnored extends GeneratorProgram {

    @Async
    AsyncGenerator<String, Object> ignores() {
        while (true) {
            try {
                if ("stop".equals(AsyncGenerator.yield("item"))) {
                    return AsyncGenerator.end();
                }
            } catch (GeneratorExit e) {
                print("ignores it");
            }
        }
    }

    @Async
    AsyncGenerator<String, Object> yieldsInFinally() {
        try {
            AsyncGenerator.yield("item");
        } finally {
            await(yieldNow());
            print("finally begins");
            AsyncGenerator.yield("from finally");
            print("finally ends");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        AsyncGenerator<String, Object> g = ignores();
        await(anext(g));
        await(show("close", g.aclose()));
        await(show("it goes on", anext(g)));
        await(show("close again", g.aclose()));
        await(show("it goes on", anext(g)));
        await(show("it ends when it likes", g.asend("stop")));
        g = yieldsInFinally();
        await(anext(g));
        await(show("close", g.aclose()));
        await(show("the exit goes on where it was", anext(g)));
        await(show("ended", anext(g)));
        g = yieldsInFinally();
        await(anext(g));
        await(show("an error waits for the item", g.athrow(new KeyError("k"))));
        await(show("close in its finally", g.aclose()));
        await(show("ended", anext(g)));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
